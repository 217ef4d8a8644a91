import { type EventDeclaration, events } from "#schemas/messages/events/declarations.ts";
import {
  named,
  nameOf,
  ofType,
  type StageResource,
  type StageTemplates,
  targetOf,
} from "#test/support/stacks/stage-templates.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./spoiling.ts";

/** Services that call a function without waiting for its end: a failure is retried twice and dropped. */
const asynchronous = ["events", "sns", "s3", "scheduler", "ses", "iot", "logs"];

/**
 * Functions that a schedule calls to measure, by the end of their name, with the metric that they
 * write. A failure need not be kept, because the next occasion measures anew, if its silence rings.
 */
const meters: Readonly<Record<string, string>> = {
  "measure-freshness": "MostOverdueSeconds",
  "count-letters": "DeadLettersWaiting",
};

/** A stage that is not watched has no alarms at all. */
function silenceRings(templates: StageTemplates, called: string | undefined): boolean {
  const name = String(named(templates, called)?.properties.FunctionName);
  const metric = Object.entries(meters).find(([end]) => name.endsWith(`-${end}`))?.[1];
  if (metric === undefined || !templates.isDeployedToAws) return metric !== undefined;
  return ofType(templates, "AWS::CloudWatch::Alarm").some(
    ({ properties: p }) => p.MetricName === metric && p.TreatMissingData === "breaching",
  );
}

const failuresAreKept: Rule = {
  name: "every function that is called asynchronously says where its failures go, or its silence rings",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::Permission")
      .filter(({ properties }) =>
        asynchronous.some((service) => String(properties.Principal).startsWith(`${service}.`)),
      )
      .filter(({ stack, properties: { FunctionName: called } }) => {
        const measures = silenceRings(templates, targetOf(templates, stack, called));
        return !measures && !keepsFailures(templates, stack, called);
      })
      .map(
        (permission) => `${nameOf(permission)} lets a function be called that keeps no failures`,
      ),
  spoil(templates) {
    for (const { properties } of ofType(templates, "AWS::CloudWatch::Alarm")) {
      properties.TreatMissingData = "notBreaching";
    }
  },
};

const keepsFailures = (templates: StageTemplates, stack: string, called: unknown) =>
  ofType(templates, "AWS::Lambda::EventInvokeConfig").some(
    ({ stack: own, properties }) =>
      targetOf(templates, own, properties.FunctionName) === targetOf(templates, stack, called) &&
      properties.DestinationConfig?.OnFailure?.Destination !== undefined &&
      properties.MaximumRetryAttempts !== undefined,
  );

const streamsAreReadWhole: Rule = {
  name: "every stream is read from its beginning, and a record that fails is put aside",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::EventSourceMapping")
      .filter(({ properties }) => properties.StartingPosition !== undefined)
      .filter(
        ({ properties: p }) =>
          p.StartingPosition !== "TRIM_HORIZON" ||
          p.DestinationConfig?.OnFailure?.Destination === undefined ||
          !(p.MaximumRetryAttempts >= 0) ||
          p.BisectBatchOnFunctionError !== true,
      )
      .map((mapping) => `${nameOf(mapping)} loses records`),
  spoil(templates) {
    const stream = ofType(templates, "AWS::Lambda::EventSourceMapping").find(
      ({ properties }) => properties.StartingPosition,
    );
    if (stream) stream.properties.StartingPosition = "LATEST";
  },
};

const schedulesCanBeRedriven: Rule = {
  name: "what a schedule cannot deliver is kept, where a redrive does the job and buries nothing, or its silence rings",
  find: (templates) =>
    ofType(templates, "AWS::Events::Rule")
      .filter(({ properties }) => properties.ScheduleExpression !== undefined)
      .flatMap((rule) =>
        rule.properties.Targets.map((target: Target) => faultOf(templates, rule.stack, target)).map(
          (fault: string | undefined) => fault && `${nameOf(rule)}: ${fault}`,
        ),
      )
      .filter((fault) => fault !== undefined),
  spoil(templates) {
    const rule = ofType(templates, "AWS::Events::Rule").find(({ properties }) =>
      String(properties.Name).endsWith("-schedule"),
    );
    const [target] = rule?.properties.Targets ?? [];
    target.DeadLetterConfig = { Arn: { "Fn::GetAtt": ["NormalizeQueueDeadLetters", "Arn"] } };
  },
};

const eventsReachTheirQueues: Rule = {
  name: "every kind of event reaches the queues that are declared to take it, for a day, and no other",
  find(templates) {
    const rules = ofType(templates, "AWS::Events::Rule").filter(
      ({ properties }) => properties.EventPattern !== undefined,
    );
    const wrong = rules.flatMap((rule) =>
      rule.properties.Targets.map((target: Target) => eventFault(templates, rule, target)),
    );
    const reached = rules.flatMap(({ stack, properties: { EventPattern, Targets } }) =>
      Targets.flatMap(({ Arn }: Target) => {
        const queue = named(templates, targetOf(templates, stack, Arn));
        const name = String(queue?.properties.QueueName).split("-").slice(2).join("-");
        return EventPattern["detail-type"].map((kind: string) => `${kind} → ${name}`);
      }),
    );
    const declared = Object.entries<EventDeclaration>(events).flatMap(([kind, { consumers }]) =>
      consumers.map((queue) => `${kind} → ${queue}`),
    );
    const missing = declared.filter((one) => !reached.includes(one));
    const odd = reached.filter((one: string) => !declared.includes(one));
    return [...wrong.filter((fault) => fault !== undefined), ...missing, ...odd];
  },
  spoil(templates) {
    const rule = ofType(templates, "AWS::Events::Rule").find(
      ({ properties }) => properties.EventPattern,
    );
    rule?.properties.EventPattern["detail-type"].pop();
  },
};

function eventFault(templates: StageTemplates, rule: StageResource, target: Target) {
  const { stack, properties } = rule;
  const bus = named(templates, targetOf(templates, stack, properties.EventBusName));
  if (bus?.type !== "AWS::Events::EventBus") return `${nameOf(rule)} listens to another bus`;
  const { MaximumEventAgeInSeconds: age, MaximumRetryAttempts: tries } = target.RetryPolicy ?? {};
  if (age !== 86_400 || tries !== 185) return `${nameOf(rule)} gives up within a day`;
  const fault = faultOf(templates, stack, target);
  return fault && `${nameOf(rule)}: ${fault}`;
}

interface Target {
  readonly Arn: unknown;
  readonly DeadLetterConfig?: { readonly Arn: unknown };
  readonly RetryPolicy?: {
    readonly MaximumEventAgeInSeconds?: number;
    readonly MaximumRetryAttempts?: number;
  };
}

function faultOf(templates: StageTemplates, stack: string, { Arn, DeadLetterConfig }: Target) {
  const queue = named(templates, targetOf(templates, stack, Arn));
  if (silenceRings(templates, targetOf(templates, stack, Arn))) return undefined;
  const undelivered = targetOf(templates, stack, DeadLetterConfig?.Arn);
  if (!undelivered) return "what it cannot deliver is lost";
  if (queue?.type === "AWS::Lambda::Function") return sharedWith(templates, undelivered);
  if (queue?.type !== "AWS::SQS::Queue") return "its target is neither queue nor function";
  const redrive = queue.properties.RedrivePolicy?.deadLetterTargetArn;
  const letters = targetOf(templates, queue.stack, redrive);
  if (!letters || undelivered !== letters) {
    return "what it cannot deliver does not go to the queue's own dead letters";
  }
  const isEmptied = ofType(templates, "AWS::Lambda::EventSourceMapping").some(
    ({ stack: own, properties }) =>
      targetOf(templates, own, properties.EventSourceArn) === nameOf(queue),
  );
  if (!isEmptied) return "nobody empties its queue";
  const letsIn = ofType(templates, "AWS::SQS::QueuePolicy")
    .filter(({ stack: own, properties }) =>
      properties.Queues.some((one: unknown) => targetOf(templates, own, one) === nameOf(queue)),
    )
    .flatMap(statementsOf)
    .some(
      ({ Effect, Principal }) =>
        Effect === "Allow" && Principal?.Service === "events.amazonaws.com",
    );
  return letsIn ? undefined : "EventBridge may not send to its queue";
}

/** The dead letters of a queue are redriven to it, and its worker cannot read an event of a rule. */
const sharedWith = (templates: StageTemplates, letters: string): string | undefined =>
  ofType(templates, "AWS::SQS::Queue").some(
    ({ stack, properties }) =>
      targetOf(templates, stack, properties.RedrivePolicy?.deadLetterTargetArn) === letters,
  )
    ? "it buries its events among a queue's dead letters"
    : undefined;

export const eventRules: readonly Rule[] = [
  failuresAreKept,
  streamsAreReadWhole,
  schedulesCanBeRedriven,
  eventsReachTheirQueues,
];
