#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates and the C that binds them agree: templates.py SOURCES

Each .ui parses; each direct child of a template has an id (GTK 4.8 unparents only bound children);
each id that C binds is in the template and each direct child's id is bound; each handler that the
template names has its callback bound, and the other way round."""

import pathlib
import re
import sys
import xml.etree.ElementTree as tree

CHILD = re.compile(r'bind_template_child(?:_internal)?(?:_full|_private)?\s*\(\s*\w+,\s*"?(\w+)"?'
                   r'(?:,\s*(?:TRUE|FALSE))?(?:,\s*"?(\w+)"?)?')
CALLBACK = re.compile(r'bind_template_callback(?:_full)?\s*\(\s*\w+,\s*"?(\w+)"?')
RESOURCE = re.compile(r'set_template_from_resource\s*\([^;]*?"[^"]*/([\w-]+\.ui)"', re.DOTALL)


def bound_children(code):
    return {match[2] or match[1] for match in CHILD.finditer(code)}


def check_template(path, template, code, complain):
    ids = {item.get('id') for item in template.iter('object') if item.get('id')}
    handlers = {item.get('handler') for item in template.iter('signal')}
    handlers |= {item.get('function') for item in template.iter('closure')}
    bound, callbacks = bound_children(code), set(CALLBACK.findall(code))
    for child in template.findall('child/object'):
        if child.get('id') is None:
            complain(f"{path}: a direct child of the template ({child.get('class')}) has no id")
        elif child.get('id') not in bound:
            complain(f"{path}: '{child.get('id')}' is a direct child and not bound")
    for name in sorted(bound - ids):
        complain(f"{path}: C binds '{name}', which the template does not have")
    for name in sorted(handlers - callbacks):
        complain(f"{path}: the handler '{name}' is not bound")
    for name in sorted(callbacks - handlers):
        complain(f"{path}: the callback '{name}' is bound, and nothing calls it")


def code_by_template(root):
    found = {}
    for source in sorted(root.glob('ui/**/*.c')) + sorted(root.glob('app/**/*.c')):
        code = source.read_text(encoding='utf-8')
        match = RESOURCE.search(code)
        if match is not None:
            found[match[1]] = code
    return found


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.')
    complaints = []
    code = code_by_template(root)
    files = sorted(root.glob('ui/**/*.ui')) + sorted(root.glob('app/**/*.ui'))
    for path in files:
        try:
            template = tree.parse(path).getroot().find('template')
        except tree.ParseError as error:
            complaints.append(f'{path}: {error}')
            continue
        if template is None:
            continue
        if path.name not in code:
            complaints.append(f"{path}: no class takes this template ({template.get('class')})")
            continue
        check_template(path, template, code[path.name], complaints.append)
    for name in sorted(set(code) - {path.name for path in files}):
        complaints.append(f'a class takes the template {name}, which is not there')
    print('\n'.join(complaints), end='\n' if complaints else '')
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
