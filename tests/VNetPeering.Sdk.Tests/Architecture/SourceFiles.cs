using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Architecture;

public sealed partial class SourceFiles
{
    [TestCase("src/VNetPeering.Sdk", "VNetPeering.Sdk", 90)]
    [TestCase("src/VNetPeering.Sdk.Cli", "VNetPeering.Sdk.Cli", 1)]
    [TestCase("src/VNetPeering.Sdk.Testing", "VNetPeering.Sdk.Testing", 25)]
    public void The_namespace_is_the_folder(string project, string root, int atLeast)
    {
        IReadOnlyList<string> files = Repository.SourceFiles(project);

        foreach (string file in files)
        {
            string text = Repository.Read(project, file);
            string expected = string.Join('.', [root, .. file.Split('/')[..^1]]);
            // A program of top-level statements has no namespace.
            if (DeclaredTypes(text).Length > 0)
            {
                text.Split('\n').ShouldContain($"namespace {expected};", $"{project}/{file}");
            }
        }

        files.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    [TestCase("src/VNetPeering.Sdk", 90)]
    [TestCase("src/VNetPeering.Sdk.Cli", 1)]
    [TestCase("src/VNetPeering.Sdk.Testing", 25)]
    public void A_file_holds_one_type_of_its_name(string project, int atLeast)
    {
        IReadOnlyList<string> files = Repository.SourceFiles(project);

        foreach (string file in files)
        {
            // A generic type may share the file of the static class that creates it; Name.Part.cs is a part of Name.
            string name = Path.GetFileName(file).Split('.')[0];
            DeclaredTypes(Repository.Read(project, file)).ShouldAllBe(type => type == name, $"{project}/{file}");
        }

        files.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    [Test]
    public void A_type_is_found_in_every_form_of_declaration()
    {
        const string text = """
            namespace A;
            public sealed record One { }
            internal readonly record struct Two(int X);
            [Flags]
            public enum Three { }
            file static class Four { class Inner { } }
            public sealed partial class Five<T>(int x) : IDisposable
            public interface Six
            internal ref struct Seven
            public delegate void Eight(int x);
            // class Nine
            """;

        DeclaredTypes(text).ShouldBe(["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]);
    }

    [Test]
    public void Undocumented_public_members_stop_the_build()
    {
        Repository.Read("src", "VNetPeering.Sdk", "VNetPeering.Sdk.csproj").ShouldContain("<GenerateDocumentationFile>true</GenerateDocumentationFile>");
        Repository.Read("src", "Directory.Build.props").ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        string[] settings = ["src/VNetPeering.Sdk/VNetPeering.Sdk.csproj", "src/Directory.Build.props", "src/Directory.Build.targets", ".editorconfig"];

        // CS1591 is the warning for a public member without a comment.
        settings.Where(file => Repository.Read(file).Contains("1591", StringComparison.Ordinal)).ShouldBeEmpty();
        Repository.SourceFiles("src/VNetPeering.Sdk").Where(file => Repository.Read("src/VNetPeering.Sdk", file).Contains("1591", StringComparison.Ordinal)).ShouldBeEmpty();
        File.Exists(Path.ChangeExtension(Repository.CoreAssembly, ".xml")).ShouldBeTrue();
    }

    // With file-scoped namespaces a top-level type starts in the first column.
    private static string[] DeclaredTypes(string text) =>
        [.. Declaration().Matches(text).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)*(?:record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
