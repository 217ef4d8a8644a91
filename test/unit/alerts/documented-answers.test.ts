import { expect, test } from "vitest";
import { createAlert } from "#functions/alerts/alert/create-alert.ts";
import { getAlert, listAlerts } from "#functions/alerts/alert/get-alert.ts";
import { updateAlert } from "#functions/alerts/alert/update-alert.ts";
import { getNotice, listNotices } from "#functions/alerts/inbox/inbox.ts";
import { previewAlert } from "#functions/alerts/preview/preview-alert.ts";
import * as operations from "#schemas/http/alerts.ts";
import { memoryNoticeStore } from "#test/fakes/memory-notice-store.ts";
import { alertPorts, asked } from "#test/support/alerts/alerts.ts";
import { aNotice } from "#test/support/alerts/notices.ts";
import { series } from "#test/support/prices/priced-card.ts";

const userId = "ash";
const year = Array.from({ length: 120 }, (_none, at) => 2_000 + (at % 50));

test("[API-1] answers say what their schemas say, and nothing beside", async () => {
  const { deps } = alertPorts(series({}, ...year, 2_310));
  const line = { kind: "at_or_below", amount: 700 };
  const given = asked({ line, currency: "EUR", note: "Far" });
  const { alert } = await createAlert({ userId, given }, deps);
  expect(alert.warnings.map(({ kind }) => kind)).toEqual(["hardly_ever_met", "converted"]);
  const place = { userId, alertId: alert.id };
  const notices = memoryNoticeStore();
  const notice = aNotice();
  await notices.add(userId, notice);
  const inbox = { notices, clock: deps.clock };
  const change = { delivery: "digest" } as const;
  const said = [
    [operations.createAlert, alert],
    [operations.getAlert, await getAlert(place, deps)],
    [operations.listAlerts, await listAlerts({ userId, limit: 5 }, deps)],
    [operations.updateAlert, await updateAlert({ place, change, ifMatch: undefined }, deps)],
    [operations.previewAlert, await previewAlert(userId, { ...asked(), days: 90 }, deps)],
    [operations.listNotices, (await listNotices({ userId, state: "all", limit: 5 }, inbox)).page],
    [operations.getNotice, await getNotice({ userId, noticeId: notice.id }, inbox)],
  ] as const;
  for (const [{ id, response }, answer] of said) {
    expect(response.body.parse(answer), id).toEqual(answer);
  }
});
