/** What Slack refuses a call with: a code, and words where the code alone does not tell. */
export class Refusal extends Error {
  readonly code: string;
  readonly messages: string[];
  readonly extra: Record<string, unknown>;

  constructor(code: string, messages: string[] = [], extra: Record<string, unknown> = {}) {
    super([code, ...messages].join(': '));
    this.code = code;
    this.messages = messages;
    this.extra = extra;
  }

  /** The body of the answer. */
  get body(): Record<string, unknown> {
    const { code, messages, extra } = this;
    const told = messages.map((message) => `[ERROR] ${message}`);
    return {
      ok: false,
      error: code,
      ...extra,
      ...(messages.length > 0 ? { errors: messages, response_metadata: { messages: told } } : {}),
    };
  }
}
