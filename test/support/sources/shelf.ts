import type { List, Source } from "#functions/sources/port/source.ts";
import { usualSettings } from "#functions/sources/port/source-settings.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

export const shelfHost = "http://shelf.test";

/**
 * A source that nobody has, whose lists are written as the port wants them: `list:all` names boxes
 * (`box:…`), each of which is a unit with a list of its things.
 */
export function shelf(more: Partial<Source> = {}): Source {
  const wanted = (name: string, dataset: string) => ({
    ...{ name, dataset, request: { url: `${shelfHost}/${name}` } },
  });
  return {
    name: "shelf",
    games: ["pokemon"],
    settings: { ...usualSettings, requestsPerSecond: 1000, unitsPerBatch: 2 },
    languagesOf: () => "none",
    first: { dataset: "boxes", unit: "all" },
    opening: ({ dataset, unit }) => [wanted(`list:${unit}`, dataset)],
    listed(_unit, _name, body): List {
      const { next, ...list } = JSON.parse(body);
      if (list.listed) return { ...list, next: next?.map((one: string) => wanted(one, "boxes")) };
      throw new MessageError("transient", "It is no list.");
    },
    follow: (_unit, name) =>
      name.startsWith("box:")
        ? { unit: { dataset: "things", unit: name } }
        : { wanted: wanted(name, "things") },
    *records() {},
    ...more,
  };
}
