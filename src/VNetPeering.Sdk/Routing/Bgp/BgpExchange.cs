namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>Speakers tell each other what they know, round by round, until nothing changes.</summary>
/// <remarks>
/// A route gets longer with every speaker that it passes and is refused by one that it passed before, so a network that settles does so in about as many
/// rounds as it has speakers. One that prefers by the way a route came (3.24) need not settle: then its routes are not known.
/// </remarks>
internal sealed class BgpExchange
{
    private readonly BgpSpeaker[] _speakers;
    private readonly BgpSession[] _sessions;
    private readonly List<BgpRoute>[] _best;
    private readonly List<BgpRoute>[] _toFirst;
    private readonly List<BgpRoute>[] _toSecond;
    private readonly bool[] _restless;

    internal BgpExchange(BgpSpeaker[] speakers, BgpSession[] sessions)
    {
        _speakers = speakers;
        _sessions = sessions;
        _best = new List<BgpRoute>[speakers.Length];
        _toFirst = [.. sessions.Select(_ => new List<BgpRoute>())];
        _toSecond = [.. sessions.Select(_ => new List<BgpRoute>())];
        _restless = new bool[speakers.Length];
    }

    internal IReadOnlyList<BgpRoute> Best(int speaker) => _best[speaker];

    internal bool Settles(int speaker) => !_restless[speaker];

    internal IReadOnlyList<BgpRoute> Received(int session, int speaker) => speaker == _sessions[session].First ? _toFirst[session] : _toSecond[session];

    internal void Run()
    {
        var changed = new bool[_speakers.Length];
        Array.Fill(changed, true);
        for (int round = 0; changed.Contains(true); round++)
        {
            if (round > (3 * _speakers.Length) + 8)
            {
                Spread(changed);
                return;
            }

            for (int i = 0; i < _speakers.Length; i++)
            {
                if (changed[i])
                {
                    _best[i] = BgpPolicy.Pick(_speakers[i], _speakers[i].Own.Concat(_speakers[i].Sessions.SelectMany(session => Received(session, i))));
                }
            }

            changed = Tell(changed);
        }
    }

    /// <summary>Lets those that changed tell their neighbours, and returns whose news that is.</summary>
    private bool[] Tell(bool[] changed)
    {
        var next = new bool[_speakers.Length];
        for (int i = 0; i < _sessions.Length; i++)
        {
            BgpSession session = _sessions[i];
            if (changed[session.First])
            {
                next[session.Second] |= Deliver(session.First, session.Second, i, _toSecond);
            }

            if (changed[session.Second])
            {
                next[session.First] |= Deliver(session.Second, session.First, i, _toFirst);
            }
        }

        return next;
    }

    private bool Deliver(int from, int to, int index, List<BgpRoute>[] boxes)
    {
        BgpSession session = _sessions[index];
        List<BgpRoute> news = [.. BgpPolicy.Import(_speakers[to], session, index, BgpPolicy.Export(_speakers[from], session, index, _best[from], _speakers, _sessions)).Distinct()];
        if (news.SequenceEqual(boxes[index]))
        {
            return false;
        }

        boxes[index] = news;
        return true;
    }

    // What keeps changing at one speaker may change at everyone who hears of it.
    private void Spread(bool[] restless)
    {
        restless.CopyTo(_restless, 0);
        bool grows = true;
        while (grows)
        {
            grows = false;
            foreach (BgpSession session in _sessions)
            {
                if (_restless[session.First] != _restless[session.Second])
                {
                    _restless[session.First] = _restless[session.Second] = grows = true;
                }
            }
        }
    }
}
