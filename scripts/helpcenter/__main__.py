import sys

from helpcenter.cli import main

sys.exit(main())
