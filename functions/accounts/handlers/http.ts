import { httpApi } from "#shared/http/http-api.ts";
import { confirm } from "./confirm.ts";
import { forgotPassword } from "./forgot-password.ts";
import { getMe } from "./get-me.ts";
import { refresh } from "./refresh.ts";
import { register } from "./register.ts";
import { resendCode } from "./resend-code.ts";
import { resetPassword } from "./reset-password.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

/** Answers every operation of the area accounts. */
export const handler = httpApi([
  register,
  confirm,
  resendCode,
  signIn,
  refresh,
  signOut,
  forgotPassword,
  resetPassword,
  getMe,
]);
