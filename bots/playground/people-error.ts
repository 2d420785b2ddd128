/** What the people's side refuses: 400 for wrong input, 404 for the unknown, 409 for what cannot be done now. */
export class PeopleError extends Error {
  readonly status: 400 | 403 | 404 | 409 | 413;

  constructor(status: 400 | 403 | 404 | 409 | 413, message: string) {
    super(message);
    this.status = status;
  }
}
