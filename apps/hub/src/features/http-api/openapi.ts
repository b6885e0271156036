import { z } from 'zod'
import { namedSchemas, type Operation, operations } from './operations.ts'
import { ApiError } from './schemas.ts'

/** Where the file in the documentation says that a hub is. */
export const EXAMPLE_SERVER = 'http://localhost:7070/api/v1'

const refusals = {
  400: 'Something in the query is not as described: `field` says which, `expected` what belongs there.',
  401: 'The token is missing, wrong or revoked.',
  403: 'The token does not name the right that this needs.',
  429: 'Asked too often: `Retry-After` says after how many seconds to ask again.',
  503: 'The hub is starting, or could not read what was asked.',
}

/**
 * The description of the API for other programs' makers (OpenAPI 3.1), made from the schemas that answers are held to.
 * @param server address that the paths follow on
 */
export function openApi(server: string): object {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries({ ...namedSchemas, Error: ApiError })) registry.add(schema, { id })
  const uri = (id: string) => `#/components/schemas/${id}`
  const { schemas } = z.toJSONSchema(registry, { uri, io: 'input' })
  return {
    openapi: '3.1.1',
    info: {
      title: 'Poczekalnia',
      version: '1',
      summary: 'What other programs may read of an office: today’s tickets, bookings, figures.',
      description:
        'Every answer is for a token that an administrator has made, with the rights that it names. ' +
        'Nothing is changed by any of it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: described(operation, uri) }])),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '`Authorization: Bearer poczekalnia_…`' },
      },
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)])),
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Refused${status}`,
          { description, content: { 'application/json': { schema: { $ref: uri('Error') } } } },
        ]),
      ),
    },
  }
}

function described({ id, summary, right, query, answer }: Operation, uri: (id: string) => string): object {
  const name = Object.entries(namedSchemas).find(([, schema]) => schema === answer)?.[0]
  if (name === undefined) throw new Error(`the answer of ${id} has no name`)
  return {
    operationId: id,
    summary,
    description: right === null ? 'For any token.' : `For tokens with the right \`${right}\`.`,
    parameters: parametersOf(query),
    responses: {
      200: { description: 'As asked.', content: { 'application/json': { schema: { $ref: uri(name) } } } },
      ...Object.fromEntries(
        Object.keys(refusals).map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]),
      ),
    },
  }
}

/** Fields of a query as parameters: what a query is asked for stands in its address. */
function parametersOf(query: z.ZodType): object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' })
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as { description?: string }
    return { name, in: 'query', required: required.includes(name), ...(description && { description }), schema }
  })
}

/** Components have their address by their place: `$id` and `$schema` would say another. */
function plain({ $id: _id, $schema: _schema, ...schema }: Record<string, unknown>): object {
  return schema
}
