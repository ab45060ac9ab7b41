"""What each page says, as typed values that are computed from a view and know no markup."""
