"""`python -m clerk_app` is `clerk-app`."""

import sys

from clerk_app.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
