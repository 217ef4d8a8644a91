import { describe, expect, test } from "vitest";
import { entityTags, names, versionsOf } from "#shared/http/entity-tags.ts";

const versions = (header: string) => {
  const tags = entityTags(header);
  return Array.isArray(tags) ? versionsOf(tags) : tags;
};

describe("If-Match", () => {
  test.each([
    ['"v3"', [3]],
    ['"v3.102.131"', [3]],
    ['"v3", "v5"', [3, 5]],
    [' "v3" ,\t"v5" ', [3, 5]],
    ["*", "*"],
  ])("%s names %j", (header, expected) => expect(versions(header)).toEqual(expected));

  test.each([
    'W/"v3"',
    '"other"',
    '"v0"',
    '"a,b"',
    '""',
    '"v99999999999999999999"',
    '"xv3"',
    '"v3x"',
    '"v1a"',
  ])("%s is well formed and names no version, so nothing matches", (header) =>
    expect(versions(header)).toEqual([]),
  );

  test("the strong tags of a list count, and its weak ones do not", () => {
    expect(versions('W/"v1", "v2"')).toEqual([2]);
  });

  test.each(["", "v3", '"v3', 'v"3"', '"v3" "v4"', '"v3",', '*, "v3"', 'w/"v3"', '"ä"'])(
    "%j is malformed",
    (header) => expect(entityTags(header)).toBeUndefined(),
  );
});

describe("If-None-Match", () => {
  test.each([
    ['"abc"', true],
    ['W/"abc"', true],
    ['"other", W/"abc"', true],
    ["*", true],
    ['"a,b", "abc"', true],
    ['"abcd"', false],
    ["abc", false],
    [undefined, false],
  ])("%s of the tag abc is %s", (header, expected) => expect(names(header, "abc")).toBe(expected));
});
