/**
 * Writes data/weak-passwords.txt: what people reach for when a password is asked of them, made by rule from
 * words, keyboard rows, digits and years. Nothing in it was taken from a leak.
 */
import { writeFileSync } from 'node:fs';

const SHORTEST = 8;

const WORDS = (
  'password passwort passw0rd welcome letmein iloveyou sunshine princess football baseball monkey dragon master ' +
  'shadow superman batman trustno1 starwars computer internet freedom whatever michael jennifer jessica charlie ' +
  'jordan daniel thomas andrew joshua ashley matthew nicole hunter ranger buster soccer hockey killer george summer ' +
  'winter autumn spring january february march april june july august september october november december monday ' +
  'tuesday wednesday thursday friday saturday sunday flower cookie cheese chocolate banana orange pepper ginger ' +
  'purple silver golden diamond angel heaven jesus christ blessed family mother father sister brother baby lovely ' +
  'beautiful hello secret login access admin administrator root user guest test testing default changeme temp temporary ' +
  'school student teacher office company manager service customer account secure security database server network'
).split(' ');

const ENDINGS = '1 12 123 1234 12345 123456 2 3 7 11 22 69 99 00 01 007 10 100 111 321 666 777 999 ! 1! 123! @123 #1'.split(' ');

const FIRST_YEAR = 1990;
const LAST_YEAR = 2030;

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop', 'abcdefghij'];
const COLUMNS = ['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', 'qaz', 'wsx', 'edc', 'q1w2e3r4', '1q2w3e4r', 'zaq1'];

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}

function years(): string[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => String(FIRST_YEAR + index));
}

function* words(): Generator<string> {
  for (const word of WORDS) {
    yield word;
    yield word + word;
    yield reversed(word);
    for (const ending of ENDINGS) yield word + ending;
    for (const ending of ['1', '123', '1234']) yield ending + word;
    for (const year of years()) yield word + year;
  }
}

function* walks(): Generator<string> {
  for (const row of [...ROWS, ...ROWS.map(reversed)]) {
    for (let from = 0; from < row.length; from += 1) {
      for (let to = from + 3; to <= row.length; to += 1) {
        const walk = row.slice(from, to);
        yield walk;
        yield walk + walk;
        for (const ending of ['1', '123', '!']) yield walk + ending;
      }
    }
  }
  for (const first of COLUMNS) for (const second of COLUMNS) yield first + second;
  for (const first of COLUMNS) for (const ending of ['123', '1234', '!@#$', 'xsw2', 'edc']) yield first + ending;
}

function* digits(): Generator<string> {
  for (let digit = 0; digit <= 9; digit += 1) for (let count = 8; count <= 16; count += 1) yield String(digit).repeat(count);
  for (let pair = 0; pair < 100; pair += 1) yield String(pair).padStart(2, '0').repeat(4);
  for (const year of years()) for (const other of ['1234', '0000', '1111', year]) yield year + other;
  for (const text of ['123123123', '12341234', '11112222', '112233445566', '123654789', '147258369', '159753456', '87654321'])
    yield text;
}

const passwords = new Set([...words(), ...walks(), ...digits()].filter((password) => password.length >= SHORTEST));
const header = '# Passwords that are tried first, made by scripts/weak-passwords.ts. One a line, lower case.\n';
writeFileSync(new URL('../data/weak-passwords.txt', import.meta.url), `${header}${[...passwords].sort().join('\n')}\n`);
