import { expect, test } from "vitest";
import { tidyIndexes } from "#functions/catalog/indexing/tidy-indexes.ts";
import {
  type IndexPointer,
  idTableKey,
  indexFormat,
  indexKey,
} from "#schemas/storage/index-pointer.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";

const game = "pokemon";
const day = (number: number) => new Date(Date.UTC(2026, 1, number, 6));

async function indexes() {
  let today = 1;
  const clock = () => day(today);
  const [files, pointers] = [memoryIndexFiles(clock), memoryIndexPointers()];
  const publish = async (format = indexFormat, hasIds = false) => {
    const builtAt = clock().toISOString();
    const of = { game, format, version: sha256(`${today} ${format}`), builtAt };
    const before = await pointers.current(game, format);
    const formatSince = before?.formatSince ?? builtAt;
    const ids = { key: idTableKey(of), version: of.version };
    const key = indexKey(of);
    const pointer: IndexPointer = { ...of, key, cards: 1, formatSince, ...(hasIds && { ids }) };
    await files.save(pointer.key, Uint8Array.of(1));
    if (hasIds) await files.save(ids.key, Uint8Array.of(2));
    await pointers.publish(pointer);
    return pointer.key;
  };
  const keys = async () => (await files.list(game)).map(({ key }) => key);
  const tidy = (key?: string, ids?: IndexPointer["ids"]) =>
    tidyIndexes(game, key === undefined ? undefined : { key, ids }, { files, pointers, clock });
  return { publish, keys, tidy, pointers, on: (number: number) => (today = number) };
}

test("a superseded index goes a week after it was stored, the current one stays however old", async () => {
  const { publish, keys, tidy, on } = await indexes();
  const first = await publish();
  on(2);
  const second = await publish();
  on(8);
  expect(await tidy()).toBe(0);
  on(9);
  expect(await tidy()).toBe(1);
  expect(await keys()).toEqual([second]);
  expect(first).not.toBe(second);
  on(300);
  expect(await tidy()).toBe(0);
});

test("an index that was replaced just now stays for whoever is loading it", async () => {
  const { publish, keys, tidy, on } = await indexes();
  const first = await publish();
  on(40);
  const second = await publish();
  expect(await tidy(first)).toBe(0);
  on(41);
  await publish();
  expect(await tidy(second)).toBe(1);
  expect(await keys()).not.toContain(first);
});

test("ids that lie beside an index stay and go as it does", async () => {
  const { publish, pointers, keys, tidy, on } = await indexes();
  const first = await publish(indexFormat, true);
  const before = await pointers.current(game);
  on(40);
  expect(await tidy()).toBe(0);
  await publish(indexFormat, true);
  expect(await tidy(first, before?.ids)).toBe(0);
  expect(await keys()).toHaveLength(4);
  expect(await tidy()).toBe(2);
  expect(await keys()).toEqual([
    (await pointers.current(game))?.key,
    (await pointers.current(game))?.ids?.key,
  ]);
});

test("an earlier format is kept for a month beside ours, and later ones always", async () => {
  const { publish, pointers, keys, tidy, on } = await indexes();
  const earlier = await publish(indexFormat - 1);
  const later = await publish(indexFormat + 1);
  on(20);
  const ours = await publish();
  on(45);
  await tidy();
  expect(await keys()).toContain(earlier);
  on(51);
  expect(await tidy()).toBe(1);
  expect(await pointers.current(game, indexFormat - 1)).toBeUndefined();
  expect(await keys()).toEqual([later, ours]);
});
