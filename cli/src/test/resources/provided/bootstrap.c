/* A function in C, linked statically: it takes events from the Runtime API over one socket and answers each with the
   event itself, its handler, and where it was started. HTTP/1.1 as far as the Runtime API needs it. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static char buffer[1 << 20];
static char host[256];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int connect_to_api(void) {
  const char *api = getenv("AWS_LAMBDA_RUNTIME_API");
  if (api == NULL || strlen(api) >= sizeof host) {
    fputs("AWS_LAMBDA_RUNTIME_API is not set\n", stderr);
    exit(1);
  }
  strcpy(host, api);
  char *colon = strrchr(host, ':');
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(colon + 1))};
  *colon = '\0';
  if (inet_pton(AF_INET, host, &address.sin_addr) != 1) {
    fputs("the Runtime API's host is no address\n", stderr);
    exit(1);
  }
  *colon = ':';
  int api_socket = socket(AF_INET, SOCK_STREAM, 0);
  if (api_socket < 0 || connect(api_socket, (struct sockaddr *)&address, sizeof address) < 0) {
    fail("connect");
  }
  return api_socket;
}

/* Sends a request and reads the whole response; returns where its body begins. */
static char *call(int api, const char *request) {
  if (write(api, request, strlen(request)) < 0) {
    fail("write");
  }
  size_t have = 0;
  for (;;) {
    ssize_t count = read(api, buffer + have, sizeof buffer - 1 - have);
    if (count <= 0) {
      fail("read");
    }
    have += (size_t)count;
    buffer[have] = '\0';
    char *body = strstr(buffer, "\r\n\r\n");
    if (body != NULL) {
      char *length = strcasestr(buffer, "\r\ncontent-length:");
      size_t wanted = length != NULL && length < body ? strtoul(length + 17, NULL, 10) : 0;
      body += 4;
      if (have - (size_t)(body - buffer) >= wanted) {
        return body;
      }
    }
  }
}

int main(void) {
  static char request[1 << 20];
  static char answer[1 << 19];
  char directory[4096];
  char id[128];
  int api = connect_to_api();
  const char *handler = getenv("_HANDLER");
  if (getcwd(directory, sizeof directory) == NULL) {
    fail("getcwd");
  }
  for (;;) {
    snprintf(request, sizeof request, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: %s\r\n\r\n", host);
    char *event = call(api, request);
    char *header = strcasestr(buffer, "\r\nlambda-runtime-aws-request-id:");
    if (header == NULL || sscanf(header + 33, " %127[^\r\n]", id) != 1) {
      fputs("an event has no request id\n", stderr);
      return 1;
    }
    snprintf(answer, sizeof answer, "{\"event\":%s,\"handler\":\"%s\",\"directory\":\"%s\"}", event, handler, directory);
    snprintf(request, sizeof request,
             "POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: %s\r\nContent-Length: %zu\r\n\r\n%s",
             id, host, strlen(answer), answer);
    call(api, request);
  }
}
