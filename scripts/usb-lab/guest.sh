# In the emulated machine: builds a USB printer from the kernel's gadget driver, plugs it in, and runs the command.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ip link set lo up
# libusb hears of plugging in and pulling out from udev, as on every Debian machine.
/lib/systemd/systemd-udevd --daemon
echo 'usb-lab: the machine is up'

gadget=/sys/kernel/config/usb_gadget/printer
mkdir -p "$gadget/strings/0x409" "$gadget/configs/c.1" "$gadget/functions/printer.0"
echo 0x04b8 > "$gadget/idVendor"
echo 0x0202 > "$gadget/idProduct"
echo POCZEKALNIA-1 > "$gadget/strings/0x409/serialnumber"
echo EPSON > "$gadget/strings/0x409/manufacturer"
echo TM-T20 > "$gadget/strings/0x409/product"
echo 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20;CLS:PRINTER;' > "$gadget/functions/printer.0/pnp_string"
# One buffer of 8 KB, about what a small printer has.
echo 1 > "$gadget/functions/printer.0/q_len"
ln -s "$gadget/functions/printer.0" "$gadget/configs/c.1/"
export USB_LAB_SWITCH=$gadget/UDC
USB_LAB_SOCKET=$(ls /sys/class/udc | head -n 1)
export USB_LAB_SOCKET
echo "$USB_LAB_SOCKET" > "$USB_LAB_SWITCH"

. /run/lab/command.sh
echo $? > /run/lab/status
sync
