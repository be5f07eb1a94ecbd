#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts single test cases in Meson's JSON logs: count.py [--broken N] LOG...

A program that speaks TAP counts one for each of its lines; any other counts as one. One that
crashed, timed out or broke its plan counts a failure more, even where all its lines were "ok".
Nothing at all counted is a failure too."""

import argparse
import json
import re
import sys

LINE = re.compile(r'^(not ok|ok)\b(.*)$')
BAD = {'FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS'}


def count_lines(output):
    passed = failed = skipped = 0
    for line in output.splitlines():
        match = LINE.match(line)
        if match is None:
            continue
        if re.search(r'#\s*(skip|todo)', match[2], re.IGNORECASE):
            skipped += 1
        elif match[1] == 'ok':
            passed += 1
        else:
            failed += 1
    return passed, failed, skipped


def count_test(test):
    passed, failed, skipped = count_lines(test.get('stdout') or '')
    if test['result'] in BAD:
        if failed == 0:
            failed = 1
            print(f"{test['name']}: {test['result']}")
    elif passed + skipped == 0:
        if test['result'] == 'SKIP':
            skipped = 1
        else:
            passed = 1
    return passed, failed, skipped


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--broken', type=int, default=0)
    parser.add_argument('logs', nargs='*')
    arguments = parser.parse_args()
    total = [0, arguments.broken, 0]
    for log in arguments.logs:
        with open(log, encoding='utf-8', errors='replace') as lines:
            for line in lines:
                total = [a + b for a, b in zip(total, count_test(json.loads(line)))]
    if sum(total) == 0:
        total[1] = 1
    print('{} passed, {} failed, {} skipped'.format(*total))
    return 1 if total[1] else 0


if __name__ == '__main__':
    sys.exit(main())
