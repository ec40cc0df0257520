"""What a newsroom's own repository needs besides content, and what its people are told when it is begun."""

from __future__ import annotations

from collections.abc import Mapping

REQUIREMENTS = """\
# What the site is built with: pip install -r requirements.txt
# Any version {minor}.x; read the changelog before you raise it.
# Installed from Tasdiq's repository instead of a package index, this line is: tasdiq @ git+https://…/tasdiq@COMMIT
# with the repository's address, and for COMMIT the id of the commit that you tried, so that all builds use the same.
tasdiq>={minor},<{following}
"""

IGNORED = """\
# Built or installed; nothing here is source.
/site/
/.tasdiq/
/.venv/
.DS_Store
"""

WORKFLOW = """\
# Publishes the site to GitHub Pages at every push to main, and every hour, so that scheduled reviews appear.
# Needs, once: Settings > Pages > Source: GitHub Actions.
name: publish

on:
  push:
    branches: [main]
  schedule:
    - cron: "17 * * * *"
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: publish
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: actions/setup-python@v6
        with:
          python-version: "3.11"
          cache: pip
          cache-dependency-path: requirements.txt
      - run: pip install -r requirements.txt
      - id: pages
        uses: actions/configure-pages@v5
      - run: tasdiq build --format github --base-url "$BASE_URL"
        env:
          BASE_URL: ${{ steps.pages.outputs.base_url }}
      - uses: actions/upload-pages-artifact@v5
        with:
          path: site
          include-hidden-files: true # or .well-known/ stays behind

  deploy:
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
"""


BEFORE_PUBLISHING = """\
Go there, then: tasdiq serve

Before you publish:
  - site_config.yml: your base_url, name, tagline, organisation and e-mail; delete the notice; read the verdicts
  - content/people/: your people instead of the invented ones
  - content/pages/: your own methodology, corrections policy, funding, team, contact and privacy
  - content/reviews/tap-water-test-results/: an invented example, to be deleted once you have a review of your own
  - what you delete may be linked to: the pages team, about and methodology, the terms and the techniques name people,
    lessons and the example; tasdiq check tells each such link (dead-link, unknown-…)
  - tasdiq check --drafts: no errors, and no warning that you cannot explain"""


def site_files(version: str) -> Mapping[str, str]:
    """The files by name, for a site that is begun with this version of Tasdiq."""
    major, minor, *_ = version.split(".")
    requirements = REQUIREMENTS.format(minor=f"{major}.{minor}", following=f"{major}.{int(minor) + 1}")
    return {"requirements.txt": requirements, ".gitignore": IGNORED, ".github/workflows/publish.yml": WORKFLOW}
