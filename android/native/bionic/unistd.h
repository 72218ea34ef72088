/* The numbers that bionic's sysconf() takes; musl's are others. */
#include_next <unistd.h>
#undef _SC_PAGESIZE
#undef _SC_PAGE_SIZE
#undef _SC_NPROCESSORS_CONF
#undef _SC_NPROCESSORS_ONLN
#define _SC_PAGESIZE 39
#define _SC_PAGE_SIZE 40
#define _SC_NPROCESSORS_CONF 96
#define _SC_NPROCESSORS_ONLN 97
