# docker buildx bake          runs the tests, and builds the image beside them
group "default" {
  targets = ["test", "production"]
}

target "test" {
  target = "test"
  output = ["type=cacheonly"]
}

target "production" {
  target = "production"
  tags   = ["test-stage:latest"]
}
