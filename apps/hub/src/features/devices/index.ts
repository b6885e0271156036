export { type Device, type DeviceRefusal, DeviceRefused } from './device.ts'
export { HubInfo, readHubInfo, readOperatorToken, writeHubFiles } from './hub-files.ts'
export { DeviceRegistry, devicesStream } from './registry.ts'
