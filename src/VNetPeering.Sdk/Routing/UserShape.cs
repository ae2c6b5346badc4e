namespace VNetPeering.Sdk.Routing;

/// <summary>User-defined routes seen as numbered prefixes, in one context of gateways and families. Estates repeat a few of them in thousands of route tables.</summary>
internal readonly struct UserShape : IEquatable<UserShape>
{
    private readonly int _context;
    private readonly UserRoutes _routes;
    private readonly int _hash;

    internal UserShape(int context, UserRoutes routes)
    {
        _context = context;
        _routes = routes;
        _hash = routes.ShapeHash() ^ context;
    }

    public bool Equals(UserShape other) => _hash == other._hash && _context == other._context && _routes.HasShapeOf(other._routes);

    public override bool Equals(object? obj) => obj is UserShape other && Equals(other);

    public override int GetHashCode() => _hash;
}
