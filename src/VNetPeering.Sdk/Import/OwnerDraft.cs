using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A resource that owns one kind of children, while sources are read: a route table, a security group.</summary>
internal sealed class OwnerDraft<TOwner, TChild>(ResourceId id, Action<ResourceId, string, string> contradict)
    where TOwner : class
    where TChild : class
{
    private string _file = string.Empty;

    internal ResourceId Id => id;

    /// <summary>Gets the owner's own statement, without children; null while only children are known.</summary>
    internal TOwner? Stated { get; private set; }

    internal ChildShelf<TChild> Children { get; } = new(id, contradict, (_, separate) => separate);

    internal void State(TOwner owner, string file)
    {
        if (Stated is not null && !Stated.Equals(owner))
        {
            contradict(id, _file, file);
        }

        Stated = owner;
        _file = file;
    }
}
