// Asks the library what a user's program asks it, and prints the answers: the same ones whatever instructions the processor may use, and whether the program was
// compiled ahead of time or not. The tests run it in all these ways and compare.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VNetPeering.Sdk.AotSmoke;

string widest = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : Vector128.IsHardwareAccelerated ? "128" : "0";
Console.WriteLine($"vectors {widest}");
Console.WriteLine($"compiled {(RuntimeFeature.IsDynamicCodeCompiled ? "as it runs" : "ahead of time")}");
Console.WriteLine($"lookups {LookupSums.Compute():x16}");
Console.WriteLine($"network {SmallNetwork.Ask()}");
