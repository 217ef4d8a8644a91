import { AlertSettings, usualAlertSettings } from "../alerts/settings.ts";
import type { Operation } from "./operation.ts";

const path = "/v1/me/alert-settings";
const settings = {
  ...{ timeZone: "Europe/Berlin", digestAt: "08:00", isPaused: false },
  quietHours: { from: "22:00", to: "07:00" },
} as const;
const usual = `${usualAlertSettings.digestAt} in ${usualAlertSettings.timeZone}`;

export const getAlertSettings = {
  id: "alerts.getAlertSettings",
  method: "GET",
  path,
  summary: "Shows when the caller is told what fires.",
  description: `Whoever has said nothing gets a digest at ${usual}, and has no quiet hours.`,
  access: "user",
  request: {},
  response: { status: 200, body: AlertSettings },
  cache: "private, no-cache",
  problems: ["request.invalid"],
  example: { response: settings },
} as const satisfies Operation;

export const setAlertSettings = {
  id: "alerts.setAlertSettings",
  method: "PUT",
  path,
  summary: "Says when the caller is told what fires, in place of what was said before.",
  description:
    "Channels are told when quiet hours are over, and of what waits for a digest once a day. The inbox has everything at once, always.",
  access: "user",
  request: { body: AlertSettings, maxBodyBytes: 2_048 },
  response: { status: 200, body: AlertSettings },
  problems: ["request.invalid"],
  example: { request: settings, response: settings },
} as const satisfies Operation;
