// What the exporter writes before the worker's parts.

/** The build that this worker is of. */
declare const BUILD: {
  /** Its name. */
  id: string;
  /** The file that carries the small files, and its SHA-256 in base64. */
  pack: [string, string];
  /** Content types. */
  types: string[];
  /** Every file by its path: its SHA-256 in base64, the place of its type, and whether the pack has it. */
  files: { [path: string]: [string, number, 0 | 1] };
};

/** The names of status codes, by number. */
declare const NAMES: { [code: string]: string };
