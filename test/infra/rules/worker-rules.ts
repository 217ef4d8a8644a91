import {
  named,
  nameOf,
  ofType,
  type StageTemplates,
  targetOf,
} from "#test/support/stacks/stage-templates.ts";
import { rolePolicies } from "./grants.ts";
import type { Rule } from "./rule.ts";
import { first } from "./spoiling.ts";

/** Every worker with the queue that it empties. */
function workers(templates: StageTemplates) {
  return ofType(templates, "AWS::Lambda::EventSourceMapping").flatMap((mapping) => {
    const { stack, properties } = mapping;
    const queue = named(templates, targetOf(templates, stack, properties.EventSourceArn));
    const worker = named(templates, targetOf(templates, stack, properties.FunctionName));
    return queue?.type === "AWS::SQS::Queue" && worker ? [{ mapping, queue, worker }] : [];
  });
}

const messagesStayHidden: Rule = {
  name: "a message stays hidden for six timeouts of its worker, locally for one",
  find: (templates) =>
    workers(templates).flatMap(({ queue, worker }) => {
      const times = templates.isDeployedToAws ? 6 : 1;
      const needed = times * (worker.properties.Timeout ?? 3);
      const hidden = queue.properties.VisibilityTimeout ?? 30;
      return hidden >= needed ? [] : [`${nameOf(queue)} hides for ${hidden} s, not ${needed}`];
    }),
  spoil(templates) {
    const [one] = workers(templates);
    if (one) one.queue.properties.VisibilityTimeout = one.worker.properties.Timeout - 1;
  },
};

const deadLettersAreKept: Rule = {
  name: "every queue has dead letters that are kept as long as SQS can, of its own",
  find(templates) {
    const letters = workers(templates).map(({ queue }) => ({
      queue: nameOf(queue),
      own: targetOf(templates, queue.stack, queue.properties.RedrivePolicy?.deadLetterTargetArn),
    }));
    return letters.flatMap(({ queue, own }) => {
      const shared = letters.filter((other) => other.own === own).length > 1;
      const kept = named(templates, own)?.properties.MessageRetentionPeriod;
      return own && !shared && kept === 14 * 86_400 ? [] : [`${queue} has no good dead letters`];
    });
  },
  spoil(templates) {
    const [one] = workers(templates);
    if (one) one.queue.properties.RedrivePolicy = undefined;
  },
};

/**
 * Workers that need no bound where an account has its thousand, by the end of their name, each with
 * what keeps them few. A bound keeps five pollers at a queue that is idle instead of two.
 */
const fewByNature: Readonly<Record<string, string>> = {
  "normalize-pack":
    "fetchers land packs as fast as a source is asked, and a pack takes less than a second",
  "build-index": "events come once a second at most, and one message of each game builds",
  "keep-prices":
    "events come a book at a time, one message of each game builds, and a night asks for the archive once",
  "sweep-collection": "an owner deletes a collection at a time, within a budget",
  "take-mail-events": "SES says a few things of each mail, and sends no more than an account may",
  "fetch-unit": "a day's sync is some ten messages, and all share the pace of a source",
  "mirror-images": "who finds no turn at the gate of a picture's host leaves, and comes later",
  "draw-render": "cards that are drawn are counted against their owner's budget",
};

const accountsAreSmall: Rule = {
  name: "workers are bounded where they could be many, in dev all of them by the least that SQS takes",
  find: (templates) =>
    workers(templates).flatMap(({ mapping, worker }) => {
      const most = mapping.properties.ScalingConfig?.MaximumConcurrency;
      const isLarge = templates.keepsData || !templates.isDeployedToAws;
      const isFew = Object.keys(fewByNature).some((end) =>
        String(worker.properties.FunctionName).endsWith(`-${end}`),
      );
      if (templates.keepsData && isFew) {
        return most === undefined ? [] : [`${nameOf(mapping)} pays for the pollers of a bound`];
      }
      const isSmall = isLarge ? most === undefined || most <= 10 : most === 2;
      return isSmall ? [] : [`${nameOf(mapping)} may run ${most} at once`];
    }),
  spoil(templates) {
    const fetcher = workers(templates).find(({ worker }) =>
      String(worker.properties.FunctionName).endsWith("-fetch-unit"),
    );
    if (fetcher) fetcher.mapping.properties.ScalingConfig = { MaximumConcurrency: 50 };
  },
};

const nobodyReserves: Rule = {
  name: "nobody reserves concurrency, which a small account may not have",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::Function")
      .filter(({ properties }) => properties.ReservedConcurrentExecutions !== undefined)
      .map((one) => `${nameOf(one)} reserves concurrency`),
  spoil(templates) {
    first(templates, "AWS::Lambda::Function").properties.ReservedConcurrentExecutions = 1;
  },
};

const loopsAreMeant: Rule = {
  name: "who may send to the queue that it empties is let loop, and nobody else",
  find(templates) {
    const all = workers(templates);
    const emptiedBy = new Map(all.map(({ queue, worker }) => [nameOf(queue), nameOf(worker)]));
    const next = new Map(
      all.map(({ worker }) => [
        nameOf(worker),
        rolePolicies(templates, worker)
          .filter(({ action }) => action === "sqs:SendMessage")
          .flatMap(({ resource }) => emptiedBy.get(resource) ?? []),
      ]),
    );
    return all.flatMap(({ worker }) => {
      const loops = reaches(next, nameOf(worker), nameOf(worker));
      const isAllowed = worker.properties.RecursiveLoop === "Allow";
      if (loops === isAllowed) return [];
      return [`${nameOf(worker)} ${loops ? "would be stopped after 16 calls" : "needs no loop"}`];
    });
  },
  spoil(templates) {
    const looping = ofType(templates, "AWS::Lambda::Function").find(
      ({ properties }) => properties.RecursiveLoop === "Allow",
    );
    if (looping) looping.properties.RecursiveLoop = undefined;
  },
};

function reaches(next: ReadonlyMap<string, string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [...(next.get(from) ?? [])];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    queue.push(...(next.get(at) ?? []));
  }
  return false;
}

export const workerRules: readonly Rule[] = [
  messagesStayHidden,
  deadLettersAreKept,
  accountsAreSmall,
  nobodyReserves,
  loopsAreMeant,
];
