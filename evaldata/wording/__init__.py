"""What pages, charts and files say, as sentences and typed values that know no markup."""
