#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Agreement, of a project and of a file.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben Cem
printf 'Mira Holt said the dam leaks near Lowmoor.\n' >dam.txt
printf 'Nothing happened in Lowmoor.\n' >calm.txt
ctl import p.diple dam.txt calm.txt --as Ana

ctl agreement p.diple
ends "nothing finished is no mistake" 0 "of which two or more finished 0"
check "and is a dash with its reason" grep -q "No document was finished" "$room/out"

for name in Ana Ben; do
  ctl mark p.diple --as $name dam.txt Person "Mira Holt"
  ctl finish p.diple dam.txt --as $name
done
ctl mark p.diple --as Ana calm.txt Location Lowmoor
ctl agreement p.diple
ends "a finished document counts" 0 "of which two or more finished 1 and all 0"
check "two who did the same agree" grep -q "^Person *2 *1.000 *1.000 *1.000 *1.000$" "$room/out"
check "what nobody finished does not count" sh -c "! grep -q '^Location' '$room/out'"

ctl mark p.diple --as Ben dam.txt Location Lowmoor
ctl agreement p.diple --json
ends "figures are JSON" 0 '"annotators": ['
check "half of the labels are the same" grep -q '"macro_exact": 0.5' "$room/out"
check "a missing figure is null" grep -q '"exact": null' "$room/out"
check "and says why" grep -q '"unit_all/per_label/Group/alpha": "no-variation"' "$room/out"
check "what was aligned is counted" grep -q '"only_b": 1' "$room/out"
cp "$room/out" "$room/first"
LC_ALL=de_DE.UTF-8 ctl agreement p.diple --json
check "figures are the same in every locale" cmp "$room/out" "$room/first"
check "there is no list of items unless asked for" sh -c "! grep -q review_items '$room/out'"
ctl agreement p.diple --json --items
check "with it there is" grep -q '"kind": "missing"' "$room/out"

ctl agreement p.diple --json --labels Person --annotators Ben Ana --documents dam.txt
ends "a part of the project can be measured" 0 '"documents": 1'
check "only those annotators count" sh -c "! grep -q Cem '$room/out'"
check "only that label counts" sh -c "! grep -q Location '$room/out'"
cp "$room/out" "$room/first"
ctl agreement p.diple --json --labels Person --annotators Ana,Ben --documents dam.txt
check "names may stand in one list" cmp "$room/out" "$room/first"

ctl agreement p.diple --json --unit token
ends "tokens can be compared" 0 '"unit": "token"'
check "of words and marks there are nine" grep -q '"units": 9' "$room/out"

ctl agreement p.diple --bootstrap 50
ends "intervals of one document are not shown" 0 "Intervals need at least 5 documents"
ctl agreement p.diple --bootstrap 50 --seed 7 --json
ends "but they are in the JSON" 0 '"seed": 7'

ctl agreement p.diple --gamma
ends "gamma can be asked for" 0 "Gamma with alpha 1, beta 1; chance by shuffling, seed 42."
ctl agreement p.diple --gamma --gamma-alpha 3 --gamma-samples 12 --seed 5 --json
ends "it says how it was computed" 0 '"samples": 12'
cp "$room/out" "$room/first"
ctl agreement p.diple --gamma --gamma-alpha 3 --gamma-samples 12 --seed 5 --json
check "and is the same for the same seed" cmp "$room/out" "$room/first"
ctl agreement p.diple --gamma --gamma-samples -3
ends "samples are not below 0" 2 "" "--gamma-samples"

ctl agreement p.diple --annotators Zoe
ends "an unknown annotator is refused" 1 "" "Zoe"
ctl agreement p.diple --labels Nonsense
ends "an unknown label is refused" 1 "" "Nonsense"
ctl agreement p.diple --unit word
ends "an unknown unit is a mistake in usage" 2 "" "char or token"
ctl agreement p.diple --input x.json
ends "a project and a file are too much" 2 "" "--input"
ctl agreement --input missing.json
ends "a missing file is refused" 1 "" "missing.json"

cat >a.json <<'EOF'
{"format": "agreement-spans/1", "annotators": ["a", "b"], "documents": [{"id": "d", "length": 20,
 "spans": [{"annotator": "a", "start": 0, "end": 10, "label": "L"},
  {"annotator": "b", "start": 5, "end": 10, "label": "L"}, {"annotator": "b", "start": 0, "end": 5, "label": "L"}]}]}
EOF
ctl agreement --input a.json --unit char --json
ends "a file is measured without a project" 0 '"documents": 1'
check "a split is no match" grep -q '"exact": 0.0' "$room/out"
check "but covers the same" grep -q '"coverage_f1": 1.0' "$room/out"
check "and is one item" grep -q '"multi": 1' "$room/out"
ctl agreement --input a.json --unit token
ends "tokens need a text" 1 "" "neither tokens nor text"
sed 's/"end": 10/"end": 30/' a.json >b.json
ctl agreement --input b.json
ends "a span outside the text is refused" 1 "" "outside the text"
echo '{"format": "other/1"}' >c.json
ctl agreement --input c.json
ends "another format is refused" 1 "" "agreement-spans/1"
echo '{' >c.json
ctl agreement --input c.json
ends "what is no JSON is refused with its line" 1 "" "line 2"

finish
