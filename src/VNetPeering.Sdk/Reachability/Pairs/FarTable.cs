using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The base table of a kind of subnets, with the first step for each of its intervals. Immutable; thread-safe.</summary>
internal sealed class FarTable
{
    private readonly Step[] _steps;
    private readonly Step[] _publicSteps;

    /// <summary>Creates the table.</summary>
    /// <param name="intervals">The intervals.</param>
    /// <param name="steps">The step of each interval to private addresses.</param>
    /// <param name="publicSteps">The step to public ones; the same where no tag without data may matter.</param>
    internal FarTable(RouteIntervals intervals, Step[] steps, Step[] publicSteps)
    {
        Intervals = intervals;
        _steps = steps;
        _publicSteps = publicSteps;
    }

    internal RouteIntervals Intervals { get; }

    internal Step StepOf(int interval, bool isPrivate) => (isPrivate ? _steps : _publicSteps)[interval];

    /// <summary>Returns the first step to a run of addresses; <see cref="Step.Unsettled"/> where the table tells them apart.</summary>
    internal Step StepTo(HostAddress first, HostAddress last, bool isPrivate)
    {
        int interval = Intervals.IndexAt(first);
        bool isOne = interval + 1 == Intervals.Count(first.Family) || last.Value < Intervals.ValueOf(first.Family, interval + 1);
        return isOne ? StepOf(interval, isPrivate) : Step.Unsettled;
    }

    /// <summary>Says whether it leads to an appliance with a number that is not below a limit.</summary>
    internal bool LeadsBeyond(int limit) => Array.Exists(_steps, step => step.Point >= limit) || Array.Exists(_publicSteps, step => step.Point >= limit);

    /// <summary>Reads the table of one subnet; null where rows of its VNet are in it, or some are missing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="index">Index of the subnet.</param>
    /// <param name="reader">Reads the steps.</param>
    /// <param name="family">The family.</param>
    /// <param name="source">Position of the subnet whose own packets take the steps; -1 where it is an appliance that sends those of others.</param>
    internal static FarTable? Read(BaseTable table, int index, StepReader reader, IPFamily family, int source = -1)
    {
        if (!TableShape.CanSpeak(table))
        {
            return null;
        }

        var steps = new Step[table.Intervals.Count(family)];
        var publicSteps = new Step[steps.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            uint answer = table.Intervals.AnswerOf(family, i);
            int row = RouteAnswer.Row(answer);
            steps[i] = answer == RouteAnswer.NoMatch ? Step.Blocked : StepOver(row, isPrivate: true);
            publicSteps[i] = answer == RouteAnswer.NoMatch ? Step.Blocked : StepOver(row, isPrivate: false);
        }

        return new FarTable(table.Intervals, steps, publicSteps);

        Step StepOver(int row, bool isPrivate)
        {
            Step step = reader.OverBaseRow(table, row, index, isPrivate);
            return source < 0 ? step : reader.FromSource(step, source);
        }
    }
}
