-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "spent_ms" INTEGER;
