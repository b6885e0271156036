import type { ErrorCode } from 'yaml'

/** Why a text can't be taken as YAML: the parser's own codes, and those of what is valid YAML and yet not read here. */
export type YamlCode =
  | ErrorCode
  | 'UNKNOWN_ALIAS'
  | 'ALIAS_OF_ITSELF'
  | 'TOO_MANY_ALIASES'
  | 'TOO_DEEP'
  | 'DIRECTIVE'
  | 'TAG'
  | 'MERGE'
  | 'BAD_NAME'
  | 'BAD_SIGN'
  | 'OPEN_BRACKET'
  | 'OPEN_QUOTE'
  | 'LIST_ON_LINE'

const noTags =
  'tags (words that begin with !) are not read here; delete it, ' +
  'and put a text that looks like a number into quotation marks'

/** Each as a person would say it, with what to do. */
export const yamlWords: Record<YamlCode, string> = {
  ALIAS_PROPS: 'nothing may stand before a reference (*name): neither an anchor (&name) nor a tag (!name)',
  BAD_ALIAS: 'a reference (*name) or an anchor (&name) needs a name of letters and digits',
  BAD_COLLECTION_TYPE: noTags,
  BAD_DIRECTIVE: 'lines that begin with % are not read here; delete this line',
  BAD_DQ_ESCAPE: 'a backslash in double quotation marks means something else; write \\\\ for a backslash',
  BAD_INDENT: 'the indentation does not fit: settings that belong together begin in the same column',
  BAD_PROP_ORDER: 'an anchor (&name) stands right before its value',
  BAD_SCALAR_START: 'a text can not begin with this sign; put the text into quotation marks',
  BLOCK_AS_IMPLICIT_KEY:
    'two settings can not stand in one line; if this is a text with a colon in it, put it into quotation marks',
  BLOCK_IN_FLOW:
    'inside brackets [ ] and braces { } entries are parted by commas; ' +
    'put a text with a colon in it into quotation marks',
  DUPLICATE_KEY: 'this setting is written here already',
  IMPOSSIBLE: 'this can not be read as YAML; check indentation, quotation marks and brackets',
  KEY_OVER_1024_CHARS: "a setting's name is at most 1024 characters long; is a colon or a line end missing?",
  MISSING_CHAR: 'something is missing here: a colon, a comma, a quotation mark or a closing bracket',
  MULTILINE_IMPLICIT_KEY:
    'a setting is a name, a colon and a space on one line (name: value); one of them is missing here',
  MULTIPLE_ANCHORS: 'one anchor (&name) is enough',
  MULTIPLE_DOCS:
    'a second document begins here (---); one file holds one, ' +
    'so delete this line or move the rest into a file of its own',
  MULTIPLE_TAGS: noTags,
  NON_STRING_KEY: "a setting's name is a plain word",
  RESOURCE_EXHAUSTION: 'brackets or lists are nested too deep here',
  TAB_AS_INDENT: 'a tab stands in the indentation; indent with spaces',
  TAG_RESOLVE_FAILED: noTags,
  UNEXPECTED_TOKEN: 'this does not belong here; is a quotation mark, a comma or a bracket missing or too many?',
  UNKNOWN_ALIAS: 'nothing above has this name',
  ALIAS_OF_ITSELF: 'this refers to what it stands in; write the values out',
  TOO_MANY_ALIASES: 'references (*name) make this text far too large; write the values out',
  TOO_DEEP: 'brackets or lists are nested too deep here',
  DIRECTIVE: 'lines that begin with % are not read here; delete this line (the file is read as YAML 1.2)',
  TAG: noTags,
  MERGE: 'settings can not be merged in with <<; write them out',
  BAD_SIGN: 'this text has an invisible control character or half a character in it (behind a backslash); delete it',
  OPEN_BRACKET: 'a bracket that begins above is not closed; add the ] or }, or indent the lines that belong to it',
  OPEN_QUOTE: 'a quotation mark is missing at the end of this text',
  LIST_ON_LINE: 'a list with hyphens begins on a line of its own, not behind the colon',
  BAD_NAME: "a setting's name is a plain word, not a list or a block of settings",
}
