# docker buildx bake          builds the image with both versions of Node
group "default" {
  targets = ["runtime"]
}

target "runtime" {
  name   = "node-${version}"
  matrix = { version = ["24", "25"] }
  target = "runtime"
  args   = { NODE_VERSION = version }
  tags   = ["arg-version:node-${version}"]
}
