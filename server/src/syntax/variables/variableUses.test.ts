import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDockerfile } from '../scan';
import type { VariableText } from './variableUse';
import { variableRange, variableTexts } from './variableUses';

/** All texts of a Dockerfile, each with its instruction. */
function* textsOf(text: string) {
  for (const instruction of parseDockerfile(text).instructions) {
    for (const found of variableTexts(instruction.syntax)) yield { instruction, found };
  }
}

/** `name line:character` of each use; `sh` in front where a shell expands it. */
function uses(text: string): string[] {
  return [...textsOf(text)].flatMap(({ instruction, found }) =>
    found.uses.map(({ name, nameSpan }) => {
      const { start } = variableRange(instruction, found, nameSpan);
      return `${found.expander === 'shell' ? 'sh ' : ''}${name} ${start.line}:${start.character}`;
    }),
  );
}

const names = (text: string) => [...textsOf(text)].flatMap(({ found }) => found.uses.map(({ name }) => name));

/** The names that shells set; in brackets where that hangs on something. */
function assigned(text: string): string[] {
  return [...textsOf(text)].flatMap(({ found }) =>
    found.assignments.map(({ name, certain }) => (certain ? name : `(${name})`)),
  );
}

/** What each use covers, braces included, and its operator. */
function written(text: string): string[] {
  return [...textsOf(text)].flatMap(
    ({ instruction, found }: { instruction: { syntax: { logical: { text: string } } }; found: VariableText }) =>
      found.uses.map(({ span, operator }) => {
        const all = instruction.syntax.logical.text.slice(span.start, span.end);
        return operator === undefined ? all : `${all} ${operator}`;
      }),
  );
}

describe('Variables that BuildKit expands', () => {
  it('stand where they are written, on continued lines too', () => {
    assert.deepEqual(uses('FROM a\nENV A=$B \\\n  # why\n  C=${D}'), ['B 1:7', 'D 3:6']);
  });

  it('stand in the words of these instructions', () => {
    assert.deepEqual(uses('ARG A=$B'), ['B 0:7']);
    assert.deepEqual(uses('FROM --platform=$P a:${T}'), ['P 0:17', 'T 0:23']);
    assert.deepEqual(names('ADD --checksum=$C --chown=$O $A $B'), ['C', 'O', 'A', 'B']);
    assert.deepEqual(names('COPY --chmod=$C ["$A", "x$B"]'), ['C', 'A', 'B']);
    assert.deepEqual(names('LABEL $K="a $V"'), ['K', 'V']);
    assert.deepEqual(names('ENV A b$B "c $C"'), ['B', 'C']);
    for (const name of ['EXPOSE', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']) {
      assert.deepEqual(uses(`${name} $A`), [`A 0:${name.length + 2}`]);
    }
    assert.deepEqual(uses('VOLUME ["$A"]'), ['A 0:10']);
  });

  it('are none in words that BuildKit takes as they are', () => {
    for (const text of [
      'COPY --from=$A --exclude=$B x y',
      'RUN --network=$A --security=$B true',
      'FROM a AS $A',
      'MAINTAINER $A',
      'SHELL ["$A"]',
      'HEALTHCHECK --interval=$A NONE',
      'FOO $A',
    ]) {
      assert.deepEqual(uses(text), [], text);
    }
  });

  it('stand in all options of a mount but from', () => {
    assert.deepEqual(uses('RUN --mount=type=cache,target=$A,from=$B,id=x-${C} true'), ['A 0:31', 'C 0:48']);
    assert.deepEqual(uses('RUN --mount="type=bind,source=$A" true'), ['A 0:31']);
  });

  it('stand in a flag whatever its quotes, which are gone before they are looked for', () => {
    assert.deepEqual(uses(`COPY --chown='$A' --chmod=\\$B x y`), ['A 0:15', 'B 0:28']);
  });

  it('are none between single quotes or behind an escape character', () => {
    assert.deepEqual(uses(`ENV A='$B' C=\\$D E="'$F'" G="\\$H"`), ['F 0:22']);
    assert.deepEqual(names(`ENV A="\${B:-'$C'}"`), ['B']);
  });

  it('obey the escape character of the file', () => {
    assert.deepEqual(uses('# escape=`\nFROM a\nENV A=$B `\n  C=\\$D E=`$F'), ['B 2:7', 'D 3:6']);
  });

  it('have operators, and others in their defaults', () => {
    assert.deepEqual(written('ENV A=${Z-c} B=${W##p} C=${V//x/y} D=${U:-d} E=$T'), [
      '${Z-c} -',
      '${W##p} ##',
      '${V//x/y} //',
      '${U:-d} :-',
      '$T',
    ]);
    assert.deepEqual(written('FROM ${A:-${B:-$C}}:$D'), ['${A:-${B:-$C}} :-', '${B:-$C} :-', '$C', '$D']);
  });

  it('are there while their braces are open', () => {
    assert.deepEqual(written('ENV A=${B'), ['${B']);
    assert.deepEqual(written('ENV A=${B:-${C'), ['${B:- :-', '${C']);
    assert.deepEqual(written('ENV A="$B'), ['$B']);
    assert.deepEqual(written(`WORKDIR it's/$B`), ['$B']);
  });

  it('are none after two dollar signs, and numbers and signs are none', () => {
    assert.deepEqual(names('ENV A=$$B C=$1 D=$@$# E=${1:-$F} G=$ H=${}'), ['F']);
  });

  it('stand in the body of a here-document unless its word is quoted', () => {
    assert.deepEqual(uses(`COPY <<EOF <<'X' /a\n it's $A\n\\$B "\${C}"\nEOF\n$D\nX\n`), ['A 1:7', 'C 2:7']);
  });

  it('stand in the trigger of an ONBUILD as in the instruction', () => {
    const [found] = [...textsOf('ONBUILD COPY $A /x')].map(({ found }) => found);
    assert.deepEqual([found?.instruction, found?.inTrigger, found?.uses[0]?.name], ['COPY', true, 'A']);
    assert.deepEqual(uses('ONBUILD RUN <<EOF\necho $A\nEOF'), ['sh A 1:6']);
  });
});

describe('Variables that a shell expands', () => {
  it('stand in the commands of RUN, CMD, ENTRYPOINT and HEALTHCHECK', () => {
    assert.deepEqual(uses('RUN echo $A'), ['sh A 0:10']);
    assert.deepEqual(uses('RUN --mount=type=ssh \\\n  a ${A} && \\\n # no $N\n b $B'), ['sh A 1:6', 'sh B 3:4']);
    assert.deepEqual(uses('CMD a $A'), ['sh A 0:7']);
    assert.deepEqual(uses('HEALTHCHECK --timeout=3s CMD a $A'), ['sh A 0:32']);
  });

  it('are none in a program without a shell, and some in the script for one', () => {
    assert.deepEqual(uses('CMD ["echo", "$A"]'), []);
    assert.deepEqual(uses('CMD ["/bin/sh", "-c", "exec java $A"]'), ['sh A 0:34']);
    assert.deepEqual(uses('CMD ["tini", "--", "bash", "-ec", "echo \\"$A\\""]'), ['sh A 0:43']);
  });

  it('are none between single quotes, in comments and behind a backslash', () => {
    assert.deepEqual(names(`RUN awk '{print $NF}' "$A" "it's $B" \\$C "\\$D" a#$E # $F`), ['A', 'B', 'E']);
    assert.deepEqual(names("RUN echo $'it\\'s $A' $B"), ['B']);
    assert.deepEqual(names("RUN echo \"${A:-it's $B}\" ${C:-'$D'}"), ['A', 'B', 'C']);
  });

  it('stand in commands inside of words', () => {
    assert.deepEqual(names(`RUN x="$(echo "$A" '$B')" && y=\`cat $C\` && z=$((1+$D)) $E`), ['A', 'C', 'D', 'E']);
  });

  it('stand in what another shell is given', () => {
    assert.deepEqual(uses(`RUN su me -c 'echo $A' && bash -lc 'echo "$B"' && awk '$C'`), ['sh A 0:20', 'sh B 0:43']);
  });

  it('stand in here-documents that the shell runs or fills in', () => {
    assert.deepEqual(uses(`RUN <<EOF\n# it's $A\necho $B\nEOF`), ['sh B 2:6']);
    assert.deepEqual(uses(`RUN <<'EOF'\necho $A '$N'\nEOF`), ['sh A 1:6']);
    assert.deepEqual(uses(`RUN cat <<EOF >/x\nit's $A \\$B\nEOF`), ['sh A 1:6']);
    assert.deepEqual(uses(`RUN cat <<'EOF' >/x\n$A\nEOF`), []);
    assert.deepEqual(uses(`RUN bash -e <<'EOF'\n$A\nEOF`), ['sh A 1:1']);
    assert.deepEqual(uses('RUN <<EOF\n#!/usr/bin/env python3\nprint("$A")\nEOF'), []);
    assert.deepEqual(uses('RUN <<EOF\n#!/bin/bash\necho $A\nEOF'), ['sh A 2:6']);
    assert.deepEqual(uses(`RUN <<X\ncat <<Y >a\nit's $A\nY\ncat <<'Z'\n$B\nZ\necho '$C' $D\nX`), [
      'sh A 2:6',
      'sh D 7:11',
    ]);
  });

  it('may have any operator that shells know', () => {
    assert.deepEqual(written('RUN ${A^^} ${#B} ${!C} ${D[0]} ${E:0:3} ${F%%-*} ${G@Q} ${H/a/b}'), [
      '${A^^} ^^',
      '${#B}',
      '${!C}',
      '${D[0]}',
      '${E:0:3} :',
      '${F%%-*} %%',
      '${G@Q} @',
      '${H/a/b} /',
    ]);
  });

  it('end where letters end that no shell takes into a name', () => {
    assert.deepEqual(names('RUN echo $Aé'), ['A']);
  });

  it('may be read from the environment by PowerShell', () => {
    assert.deepEqual(uses('RUN Write-Host $env:A ${Env:B}'), ['sh A 0:20', 'sh B 0:28']);
  });
});

describe('Variables that a shell sets', () => {
  it('are assigned in front of all that follows', () => {
    assert.deepEqual(assigned('RUN X=1; echo $X'), ['X']);
    assert.deepEqual(assigned('RUN set -e; X=$(cat v) && Y=2 && echo $X $Y'), ['X', 'Y']);
    assert.deepEqual(assigned('RUN export X=1 Y=2 && read Z && echo $X'), ['X', 'Y', 'Z']);
  });

  it('are set with a dollar sign in PowerShell', () => {
    const text = "RUN $v = '1'; Write-Host $v; if ($v -eq $w) { $x = 2 }; $env:A = 1";
    assert.deepEqual(assigned(text), ['v', '(x)']);
    assert.deepEqual(names(text), ['v', 'v', 'w', 'A']);
    assert.deepEqual(assigned('# escape=`\nRUN powershell -Command " `\n $a = 1; `\n b \\"$a\\" "'), ['(a)']);
  });

  it('hang on conditions, loops and subshells', () => {
    assert.deepEqual(assigned('RUN [ -z "$X" ] && X=1; echo $X'), ['(X)']);
    assert.deepEqual(assigned('RUN if a; then X=1; fi; Y=2; echo $X'), ['(X)', 'Y']);
    assert.deepEqual(assigned('RUN for f in a; do echo $f; done'), ['(f)']);
    assert.deepEqual(assigned('RUN (X=1); a | read Y; case $a in b) Z=1;; esac; a || W=1'), [
      '(X)',
      '(Y)',
      '(Z)',
      '(W)',
    ]);
    assert.deepEqual(assigned(`RUN sh -c 'X=1; echo $X'`), ['(X)']);
    assert.deepEqual(assigned('RUN f() { X=1; }; export Y; $X'), ['(X)', '(Y)']);
  });

  it('are none where the assignment is for one command', () => {
    assert.deepEqual(assigned('RUN X=1 make $Y && env Z=1 make && echo W=2'), []);
  });
});

describe('A dollar sign without a name', () => {
  it('is where a name is about to be typed', () => {
    const blanks = (text: string) => [...textsOf(text)].flatMap(({ found }) => found.blanks);
    assert.deepEqual(blanks('ENV A=$'), [7]);
    assert.deepEqual(blanks('ENV A="${"'), [9]);
    assert.deepEqual(blanks('FROM a:${'), [9]);
    assert.deepEqual(blanks('RUN echo "$" ${}'), [11, 15]);
    assert.deepEqual(blanks(`RUN echo '$'`), []);
  });
});
