// poczekalnia kiosk:browser: the ticket machine in Chromium's kiosk mode, with the print agent in this process.
import '../apps/kiosk/browser/main.ts'
