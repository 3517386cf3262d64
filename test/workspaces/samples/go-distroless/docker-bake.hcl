# docker buildx bake          builds the image
# docker buildx bake test     runs the unit tests
group "default" {
  targets = ["runtime"]
}

target "test" {
  target = "test"
  output = ["type=cacheonly"]
}

target "runtime" {
  target    = "runtime"
  platforms = ["linux/amd64", "linux/arm64"]
  tags      = ["go-distroless:latest"]
}
