/** Header by which an office's process knows that the gateway itself asks; what a client sends of it is thrown away. */
export const gatewayHeader = 'x-poczekalnia-gateway'
