"""`python -m gongyak.cli` is `gongyak`."""

import sys

from gongyak.cli.main import main

if __name__ == "__main__":  # a server's worker process imports this file again
    sys.exit(main())
