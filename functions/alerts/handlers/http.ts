import type { Alert } from "#schemas/alerts/alert.ts";
import * as operations from "#schemas/http/alerts.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { printingNamed } from "../../catalog/index.ts";
import { createAlert } from "../alert/create-alert.ts";
import { deleteAlert } from "../alert/delete-alert.ts";
import { etagOf, getAlert, listAlerts } from "../alert/get-alert.ts";
import { updateAlert } from "../alert/update-alert.ts";
import { etagOfChannel } from "../channels/channel-view.ts";
import {
  deleteChannel,
  getChannel,
  listChannels,
  rotateSecret,
  sendCode,
  updateChannel,
  verifyChannel,
} from "../channels/channels.ts";
import { createChannel } from "../channels/create-channel.ts";
import { tryChannel } from "../channels/try-channel.ts";
import { endMails, endOfMails } from "../channels/unsubscribe.ts";
import { getNotice, listNotices, readNotices, updateNotice } from "../inbox/inbox.ts";
import { unsubscribePage } from "../mails/unsubscribe-page.ts";
import { previewAlert } from "../preview/preview-alert.ts";
import { channelsRuntime } from "../runtime.channels.ts";
import { runtime } from "../runtime.http.ts";
import { getAlertSettings, setAlertSettings } from "../settings/alert-settings.ts";
import { namedSubject } from "../subject/named-subject.ts";

/** Answers every operation of the area alerts. */
export const handler = httpApi([
  route(operations.createAlert, runtime, async ({ caller, body, idempotencyKey }, deps) => {
    const given = { ...body, subject: await namedSubject(body.subject, deps) };
    const { userId } = caller;
    const { outcome, alert } = await createAlert({ userId, given, idempotencyKey }, deps);
    await deps.interest.note("watched", printingsOf([alert]));
    return {
      body: alert,
      etag: etagOf(alert),
      headers: { location: `/v1/alerts/${alert.id}` },
      ...(outcome === "repeated" && { status: 200 as const }),
    };
  }),
  route(operations.previewAlert, runtime, async ({ caller, body }, deps) => {
    const asked = { ...body, subject: await namedSubject(body.subject, deps) };
    return { body: await previewAlert(caller.userId, asked, deps) };
  }),
  route(operations.listAlerts, runtime, async ({ caller, query }, deps) => {
    const { printingId: asked, ...page } = query;
    const printingId = asked && (await printingNamed(asked, deps));
    const body = await listAlerts({ userId: caller.userId, ...page, printingId }, deps);
    await deps.interest.note("watched", printingsOf(body.items));
    return { body };
  }),
  route(operations.getAlert, runtime, async ({ caller, path }, deps) => {
    const alert = await getAlert({ userId: caller.userId, ...path }, deps);
    await deps.interest.note("watched", printingsOf([alert]));
    return { body: alert, etag: etagOf(alert) };
  }),
  route(operations.updateAlert, runtime, async ({ caller, path, body, ifMatch }, deps) => {
    const place = { userId: caller.userId, ...path };
    const alert = await updateAlert({ place, change: body, ifMatch }, deps);
    return { body: alert, etag: etagOf(alert) };
  }),
  route(operations.deleteAlert, runtime, async ({ caller, path, ifMatch }, deps) => {
    await deleteAlert({ place: { userId: caller.userId, ...path }, ifMatch }, deps);
    return { body: undefined };
  }),
  route(operations.listNotices, runtime, async ({ caller, query }, deps) => {
    const { page, retryAfterSeconds } = await listNotices(
      { userId: caller.userId, ...query },
      deps,
    );
    return { body: page, headers: { "retry-after": String(retryAfterSeconds) } };
  }),
  route(operations.getNotice, runtime, async ({ caller, path }, deps) => ({
    body: await getNotice({ userId: caller.userId, ...path }, deps),
  })),
  route(operations.updateNotice, runtime, async ({ caller, path, body }, deps) => ({
    body: await updateNotice({ userId: caller.userId, ...path, change: body }, deps),
  })),
  route(operations.readNotices, runtime, async ({ caller, body }, deps) => ({
    body: await readNotices({ userId: caller.userId, noticeId: body.upTo }, deps),
  })),
  route(operations.getAlertSettings, runtime, async ({ caller }, deps) => ({
    body: await getAlertSettings(caller.userId, deps),
  })),
  route(operations.setAlertSettings, runtime, async ({ caller, body }, deps) => ({
    body: await setAlertSettings(caller.userId, body, deps),
  })),
  route(
    operations.createChannel,
    channelsRuntime,
    async ({ caller, body, idempotencyKey }, deps) => {
      const asked = { userId: caller.userId, given: body, idempotencyKey };
      const { isRepeated, ...made } = await createChannel(asked, deps);
      return {
        ...{ body: made, etag: etagOfChannel(made.channel) },
        headers: { location: `/v1/me/channels/${made.channel.id}` },
        ...(isRepeated && { status: 200 as const }),
      };
    },
  ),
  route(operations.listChannels, channelsRuntime, async ({ caller }, deps) => ({
    body: { items: await listChannels(caller.userId, deps) },
  })),
  route(operations.getChannel, channelsRuntime, async ({ caller, path }, deps) => {
    const body = await getChannel({ userId: caller.userId, ...path }, deps);
    return { body, etag: etagOfChannel(body) };
  }),
  route(
    operations.updateChannel,
    channelsRuntime,
    async ({ caller, path, body, ifMatch }, deps) => {
      const place = { userId: caller.userId, ...path };
      const channel = await updateChannel({ place, change: body, ifMatch }, deps);
      return { body: channel, etag: etagOfChannel(channel) };
    },
  ),
  route(operations.deleteChannel, channelsRuntime, async ({ caller, path, ifMatch }, deps) => {
    await deleteChannel({ place: { userId: caller.userId, ...path }, ifMatch }, deps);
    return { body: undefined };
  }),
  route(operations.rotateChannelSecret, channelsRuntime, async ({ caller, path }, deps) => {
    const body = await rotateSecret({ userId: caller.userId, ...path }, deps);
    return { body, etag: etagOfChannel(body.channel) };
  }),
  route(operations.testChannel, channelsRuntime, async ({ caller, path }, deps) => ({
    body: await tryChannel({ userId: caller.userId, ...path }, deps),
  })),
  route(operations.sendChannelCode, channelsRuntime, async ({ caller, path }, deps) => {
    const body = await sendCode({ userId: caller.userId, ...path }, deps);
    return { body, etag: etagOfChannel(body) };
  }),
  route(operations.verifyChannel, channelsRuntime, async ({ caller, path, body }, deps) => {
    const place = { userId: caller.userId, ...path };
    const channel = await verifyChannel({ place, code: body.code }, deps);
    return { body: channel, etag: etagOfChannel(channel) };
  }),
  route(operations.showUnsubscribe, channelsRuntime, async ({ path, query }, deps) => ({
    body: unsubscribePage(await endOfMails({ ...path, ...query }, deps)),
  })),
  route(operations.unsubscribe, channelsRuntime, async ({ path, query }, deps) => ({
    body: unsubscribePage(await endMails({ ...path, ...query }, deps)),
  })),
]);

const printingsOf = (alerts: readonly Pick<Alert, "subject">[]) =>
  alerts.flatMap(({ subject }) => (subject.kind === "card" ? [subject.printingId] : []));
