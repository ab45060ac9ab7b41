"""Tests of the sign-in: real servers, and a provider that signs in whomever a test names."""
