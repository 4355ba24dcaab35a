"""The pure heart: types, laws and decisions. No IO, no clock, no library beyond text handling."""
