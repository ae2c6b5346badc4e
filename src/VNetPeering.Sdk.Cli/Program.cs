using VNetPeering.Sdk.Cli;

return Tool.Run(args, Console.Out, Console.Error, ToolEnvironment.Current());
