"""HWP 5.0: the binary format of 한글, read by way of HWPX."""
