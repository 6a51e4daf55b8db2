#!/bin/sh
# Makes a certificate that signs itself: make.sh NAME leaves NAME.crt and NAME.key. It is valid before any clock of a test.
folder=$(mktemp -d)
touch "$folder/index"
cat > "$folder/config" <<END
[ca]
default_ca = here
[here]
database = $folder/index
rand_serial = yes
new_certs_dir = $folder
default_md = sha256
policy = names
x509_extensions = extensions
[names]
commonName = supplied
[extensions]
subjectAltName = DNS:localhost
basicConstraints = CA:TRUE
END
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost \
  -keyout "$1.key" -out "$folder/request"
openssl ca -selfsign -batch -notext -config "$folder/config" -keyfile "$1.key" -in "$folder/request" -out "$1.crt" \
  -startdate 20200101000000Z -enddate 21200101000000Z
rm -r "$folder"
