using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Sources;

/// <summary>Note that a file holds words which are struck out, deleted or hidden. They are no words of the document.</summary>
internal static class HiddenWords
{
    /// <param name="kindZh">What was left out, such as 隐藏的工作表“旧表”.</param>
    public static Finding Note(string kindZh, string kindEn) =>
        new(
            Severity.Note,
            "hidden-words",
            new LocalizedText(
                $"文件里有{kindZh}，没有读取。如果其中有要执行的内容，请恢复显示后重新上传。",
                $"The file holds {kindEn}, which were left out. If something in them is to be carried out, show them "
                    + $"and upload the file again."
            ),
            null
        );

    public static ImmutableArray<Finding> NoteOf(bool found) =>
        found ? [Note("删除线、修订删除或隐藏的文字", "words that are struck out, deleted or hidden")] : [];
}
