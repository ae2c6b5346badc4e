using Spectre.Console;

namespace VNetPeering.Sdk.Cli;

/// <summary>Runs work and, when it takes long and somebody watches, shows on stderr what is being done.</summary>
internal sealed class Waiting(TextWriter error, ToolEnvironment environment, CancellationToken cancellation)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private volatile string _doing = string.Empty;

    /// <summary>Gets or sets what is being done, in a few words.</summary>
    public string Doing
    {
        get => _doing;
        set => _doing = value;
    }

    public T Run<T>(string doing, Func<T> work)
    {
        Doing = doing;
        Task<T> task = Task.Run(work, cancellation);
        if (environment.IsErrorTerminal && !IsDone(task, Patience))
        {
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                ColorSystem = string.IsNullOrEmpty(environment.NoColor) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(error),
            });
            console.Status().Start(Markup.Escape(Doing), status =>
            {
                while (!IsDone(task, Tick))
                {
                    status.Status(Markup.Escape(Doing));
                }
            });
        }

        return task.WaitAsync(cancellation).GetAwaiter().GetResult();
    }

    private bool IsDone(Task task, TimeSpan patience)
    {
        cancellation.ThrowIfCancellationRequested();
        return ((IAsyncResult)task).AsyncWaitHandle.WaitOne(patience);
    }
}
