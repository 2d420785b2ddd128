/** A call that Telegram refuses: the HTTP status, the description, and `parameters` of the answer. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(code: number, description: string, parameters?: Refusal['parameters']) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with Telegram's prefix; a first letter is lowered unless the text is an error code such as BUTTON_DATA_INVALID. */
export function badRequest(text: string): Refusal {
  const isCode = /^[A-Z][A-Z_]/.test(text);
  return new Refusal(400, `Bad Request: ${isCode ? text : text.charAt(0).toLowerCase() + text.slice(1)}`);
}

/** The group lives on under another id, which the answer names. */
export function upgraded(to: number): Refusal {
  const text = 'Bad Request: group chat was upgraded to a supergroup chat';
  return new Refusal(400, text, { migrate_to_chat_id: to });
}

export const forbidden = (text: string) => new Refusal(403, `Forbidden: ${text}`);
export const conflict = (text: string) => new Refusal(409, `Conflict: ${text}`);

export function tooManyRequests(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
