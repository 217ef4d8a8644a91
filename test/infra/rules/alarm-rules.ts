import {
  each,
  named,
  nameOf,
  ofType,
  type StageTemplates,
  targetOf,
} from "#test/support/stacks/stage-templates.ts";
import type { Rule } from "./rule.ts";
import { first, statementsOf } from "./spoiling.ts";

/** Who publishes to which topic: alarms, budgets, and rules. */
function publishers(templates: StageTemplates): { by: string; topic: string; service: string }[] {
  const found = templates.resources.flatMap((resource) => {
    const { type, properties, stack } = resource;
    const to = (service: string, places: unknown[]) =>
      places.map((place) => ({
        by: nameOf(resource),
        service,
        topic: targetOf(templates, stack, place),
      }));
    if (type === "AWS::CloudWatch::Alarm" || type === "AWS::CloudWatch::CompositeAlarm") {
      const { AlarmActions = [], OKActions = [], InsufficientDataActions = [] } = properties;
      return to("cloudwatch", [...AlarmActions, ...OKActions, ...InsufficientDataActions]);
    }
    if (type === "AWS::Budgets::Budget") {
      const notes: { Subscribers?: { Address: unknown }[] }[] =
        properties.NotificationsWithSubscribers ?? [];
      return to(
        "budgets",
        notes.flatMap(({ Subscribers = [] }) => Subscribers.map((s) => s.Address)),
      );
    }
    if (type === "AWS::Events::Rule") {
      const targets: { Arn: unknown }[] = properties.Targets ?? [];
      return to(
        "events",
        targets.map(({ Arn }) => Arn),
      );
    }
    return [];
  });
  return found.flatMap(({ topic, ...rest }) =>
    topic && named(templates, topic)?.type === "AWS::SNS::Topic" ? [{ topic, ...rest }] : [],
  );
}

const mayPublish = (templates: StageTemplates, topic: string, service: string) =>
  ofType(templates, "AWS::SNS::TopicPolicy")
    .filter(({ stack, properties }) =>
      properties.Topics.some((one: unknown) => targetOf(templates, stack, one) === topic),
    )
    .flatMap((policy) => statementsOf(policy))
    .some(
      ({ Effect, Action, Principal, Condition }) =>
        Effect === "Allow" &&
        each(Action).includes("sns:Publish") &&
        Principal?.Service === `${service}.amazonaws.com` &&
        // EventBridge knows no conditions in a topic's policy.
        (service === "events" || JSON.stringify(Condition ?? {}).includes("aws:SourceAccount")),
    );

const topicsLetPublish: Rule = {
  name: "every topic lets those publish who use it, for this account only",
  find: (templates) =>
    publishers(templates)
      .filter(({ topic, service }) => !mayPublish(templates, topic, service))
      .map(({ by, topic, service }) => `${service} may not publish to ${topic}, which ${by} uses`),
  spoil(templates) {
    const policy = first(templates, "AWS::SNS::TopicPolicy");
    policy.properties.PolicyDocument.Statement = statementsOf(policy).filter(
      ({ Effect }) => Effect === "Deny",
    );
  },
};

const alarmsAreHeard: Rule = {
  name: "every alarm tells somebody",
  find: (templates) =>
    ofType(templates, "AWS::CloudWatch::Alarm")
      .filter(({ properties }) => (properties.AlarmActions ?? []).length === 0)
      .map((alarm) => `${nameOf(alarm)} has no action`),
  spoil(templates) {
    first(templates, "AWS::CloudWatch::Alarm").properties.AlarmActions = undefined;
  },
};

export const alarmRules: readonly Rule[] = [topicsLetPublish, alarmsAreHeard];
