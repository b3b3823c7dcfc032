# Writes series.csv (invented: simulated here, from a fixed seed) and golden.csv beside it:
# estimates of GARCH(1,1) by fGarch, and of EGARCH(1,1) by the likelihood written below, as fGarch has no EGARCH.
# Debian: apt-get install r-cran-fgarch. Run in this folder: Rscript fgarch.R
suppressMessages(library(fGarch))
set.seed(20240229)
n <- 2000
unit_t <- function(n, d) rt(n, d) * sqrt((d - 2) / d)

simulate_garch <- function(z, mu, omega, alpha, beta) {
  h <- omega / (1 - alpha - beta)
  x <- numeric(length(z))
  for (t in seq_along(z)) {
    e <- sqrt(h) * z[t]
    x[t] <- mu + e
    h <- omega + alpha * e^2 + beta * h
  }
  x
}

simulate_egarch <- function(z, d, mu, omega, alpha, gamma, beta) {
  l <- omega / (1 - beta)
  x <- numeric(length(z))
  for (t in seq_along(z)) {
    x[t] <- mu + exp(l / 2) * z[t]
    l <- omega + beta * l + alpha * (abs(z[t]) - mean_abs(d)) + gamma * z[t]
  }
  x
}

# E|z| of Student's t with unit variance
mean_abs <- function(d) 2 * sqrt(d - 2) * exp(lgamma((d + 1) / 2) - lgamma(d / 2)) / ((d - 1) * sqrt(pi))

series <- data.frame(
  garch_normal = simulate_garch(rnorm(n), 0.03, 0.04, 0.08, 0.89),
  garch_t = simulate_garch(unit_t(n, 6), 0.05, 0.03, 0.07, 0.91),
  leverage = simulate_egarch(unit_t(n, 7), 7, 0.02, 0.006, 0.15, -0.09, 0.975))
write.csv(round(series, 6), "series.csv", row.names = FALSE, quote = FALSE)
series <- read.csv("series.csv")

golden <- data.frame()
add <- function(...) golden <<- rbind(golden, data.frame(...))

for (name in names(series)) for (dist in c("norm", "std")) for (mean in c(TRUE, FALSE)) {
  x <- series[[name]]
  fit <- suppressWarnings(garchFit(~ garch(1, 1), data = x, cond.dist = dist, include.mean = mean, trace = FALSE))
  p <- coef(fit)
  ahead <- predict(fit, n.ahead = 10)$standardDeviation^2
  add(series = name, model = "garch", innovations = dist, mean = mean, mu = if (mean) p[["mu"]] else 0,
      omega = p[["omega"]], alpha = p[["alpha1"]], gamma = 0, beta = p[["beta1"]],
      shape = if (dist == "std") p[["shape"]] else Inf, loglik = -fit@fit$llh[[1]],
      first = fit@h.t[1], nextvar = ahead[1], tendays = sum(ahead))
}

# EGARCH(1,1), Nelson (1991): l <- omega + beta*l + alpha*(|z| - E|z|) + gamma*z, started at ln(mean(e^2))
egarch <- function(p, x, path = FALSE) {
  mu <- p[1]; omega <- p[2]; alpha <- p[3]; gamma <- p[4]; beta <- p[5]; d <- p[6]
  if (d <= 2.05 || d > 500 || abs(beta) >= 1) return(1e10)
  e <- x - mu
  k <- mean_abs(d)
  l <- numeric(length(x) + 1)
  l[1] <- log(mean(e^2))
  for (t in seq_along(x)) {
    z <- e[t] * exp(-l[t] / 2)
    l[t + 1] <- omega + beta * l[t] + alpha * (abs(z) - k) + gamma * z
  }
  if (path) return(exp(l))
  s <- exp(head(l, -1) / 2)
  value <- -sum(dt(e / s * sqrt(d / (d - 2)), d, log = TRUE) + 0.5 * log(d / (d - 2)) - log(s))
  if (is.finite(value)) value else 1e10
}

for (name in names(series)) for (mean in c(TRUE, FALSE)) {
  x <- series[[name]]
  v <- log(var(x))
  value <- function(q) egarch(if (mean) q else c(0, q), x)
  best <- NULL
  for (beta in c(0.9, 0.97)) for (gamma in c(-0.05, 0.05)) {
    start <- c(if (mean) mean(x), v * (1 - beta), 0.15, gamma, beta, 8)
    o <- optim(start, value, method = "Nelder-Mead", control = list(maxit = 5000, reltol = 1e-12))
    for (again in 1:3) {
      o <- optim(o$par, value, method = "BFGS", control = list(maxit = 1000, reltol = 1e-14, ndeps = rep(1e-5, length(start))))
      o <- optim(o$par, value, method = "Nelder-Mead", control = list(maxit = 5000, reltol = 1e-14))
    }
    if (is.null(best) || o$value < best$value) best <- o
  }
  p <- if (mean) best$par else c(0, best$par)
  path <- egarch(p, x, TRUE)
  add(series = name, model = "egarch", innovations = "std", mean = mean, mu = p[1], omega = p[2], alpha = p[3],
      gamma = p[4], beta = p[5], shape = p[6], loglik = -best$value, first = path[1], nextvar = path[length(path)],
      tendays = NaN)
}

out <- file("golden.csv", "w")
writeLines(paste0("# made by fgarch.R with ", R.version.string, ", fGarch ", packageVersion("fGarch"),
                  " (garchFit, init.rec mci); egarch: the likelihood in fgarch.R, by optim"), out)
numbers <- sapply(golden, is.numeric)
golden[numbers] <- lapply(golden[numbers], signif, 10)
write.csv(golden, out, row.names = FALSE, quote = FALSE, na = "NaN")
close(out)
