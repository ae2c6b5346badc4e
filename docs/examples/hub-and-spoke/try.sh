#!/usr/bin/env bash
# Runs the main job on the estate in this folder: what Azure would refuse, effective routes, and two flows there and back.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$here/../../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

echo "Building the tool …"
dotnet build src/VNetPeering.Sdk.Cli -c Release --nologo -v quiet
estate=docs/examples/hub-and-spoke

vnetpeer() {
  printf '\n$ vnetpeer %s\n\n' "$*"
  # Exit code 1 means that the network is not good, 3 that the answer is Unknown: both are answers here.
  dotnet src/VNetPeering.Sdk.Cli/bin/Release/net10.0/vnetpeer.dll "$@" || { code=$?; [ "$code" -eq 1 ] || [ "$code" -eq 3 ] || exit "$code"; }
}

vnetpeer validate "$estate"
vnetpeer routes --subnet app/web "$estate"
vnetpeer reach --from app/web --to hq "$estate"
vnetpeer reach --from hq --to dr/web "$estate"
