/* The types that are larger on bionic than on musl. No guard: musl's header is read again and again. */
#if defined(__NEED_pthread_mutexattr_t) && !defined(__DEFINED_pthread_mutexattr_t)
typedef long pthread_mutexattr_t;
#define __DEFINED_pthread_mutexattr_t
#endif
#include_next <bits/alltypes.h>
