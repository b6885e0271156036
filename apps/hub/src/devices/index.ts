export { type Device, type DeviceRefusal, DeviceRefused } from './device.ts'
export { DeviceRegistry, devicesStream } from './registry.ts'
