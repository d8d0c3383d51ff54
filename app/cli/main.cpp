#include "app/cli/program.h"

int main(int argc, char** argv)
{
    return zk::cli::program({argv + (argc > 0 ? 1 : 0), argv + argc});
}
